/** Puts the sample clips into the product, after the sample projects that they belong to. */
import { type Db, sql } from '../db'
import { sampleVideos } from './sample'

export async function loadVideos(db: Db): Promise<void> {
  for (const video of sampleVideos) {
    await db.run(sql`
      insert into video (id, project_id, length_ms, content)
      values (${video.videoId}, ${video.projectId}, ${Math.round(video.seconds * 1000)},
        ${JSON.stringify(video)}::jsonb)
      on conflict (id) do update set length_ms = excluded.length_ms, content = excluded.content`)
  }
}
