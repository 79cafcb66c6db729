import type { VideoPage } from '../../../contracts/videos'
import { aCard, MONDAY } from '../projects/project.fake'

const words = (zh: string, en = zh) => ({ zh, en })

/** A video of eighteen seconds in three chapters; a test says only what matters to it. */
export function aVideo(about: Partial<VideoPage> = {}): VideoPage {
  return {
    videoId: 'quilt-clip',
    projectId: 'quilt001',
    title: words('夜里暖和'),
    example: true,
    seconds: 18,
    file: '/clips/quilt.mp4',
    poster: '/clips/quilt.jpg',
    captions: [
      { from: 1, to: 5.5, text: words('天黑得早。') },
      { from: 7, to: 11.5, text: words('被子送到了。') },
    ],
    chapters: [
      { from: 0, title: words('远处') },
      { from: 6, title: words('近处') },
      { from: 12, title: words('灯亮了') },
    ],
    project: aCard(),
    together: { watched: 12, watchedToday: 3, gave: 4, asOf: MONDAY },
    ...about,
  }
}
