/**
 * The sample clips, drawn by `scripts/clips.ts` from the projects' own covers: three chapters of six
 * seconds each. Their words are data, so that a player shows them in the reader's language.
 */
import type { Words } from '../../contracts/declare'
import type { StoredVideo } from '../../contracts/videos'

export const CHAPTER_SECONDS = 6

export const sampleVideos: readonly StoredVideo[] = [
  clip('lamp', 'lamp0001', words('天黑以后的路', 'The road after dark'), [
    words('班车到镇上，天已经黑了。', 'When the bus reaches town, it is dark.'),
    words('一盏灯，照着最后一段路。', 'A lamp, for the last stretch of the way.'),
    words('看见光，就快到家了。', 'Where the light is, home is near.'),
  ]),
  clip('porch', 'porch001', words('门口的灯', 'The light at the door'), [
    words('放学了，门开着。', 'School is out, and the door is open.'),
    words('屋里有人，锅里有饭。', 'Somebody is in, and supper is on.'),
    words('灯亮着，等你回来。', 'The light is on until you are back.'),
  ]),
  clip('reeds', 'reeds001', words('鸟歇脚的地方', 'Where birds rest'), [
    words('水边的风，是从北边来的。', 'The wind at the shore comes from the north.'),
    words('苇子长起来，鸟就落下来。', 'Where reeds grow, birds come down.'),
    words('歇一晚，明天再飞。', 'A night’s rest, and on tomorrow.'),
  ]),
  clip('supper', 'supper01', words('一桌热饭', 'A warm table'), [
    words('窗外月亮上来了。', 'The moon is up outside the window.'),
    words('多摆一双筷子，多一个人说话。', 'One more pair of chopsticks, one more to talk with.'),
    words('饭是热的，人也是。', 'The food is warm, and so is the room.'),
  ]),
  clip('willow', 'willow01', words('河边一排柳', 'A row of willows'), [
    words('河岸从前是光的。', 'The bank was bare once.'),
    words('种下一排柳，土就留住了。', 'A row of willows holds the soil.'),
    words('明年春天，风里有绿。', 'Next spring the wind is green.'),
  ]),
]

function clip(
  cover: string,
  projectId: string,
  title: Words,
  lines: readonly [Words, Words, Words],
): StoredVideo {
  const names = [words('远处', 'From afar'), words('近处', 'Close by'), words('灯亮了', 'A light')]
  return {
    videoId: `${cover}-clip`,
    projectId,
    title: words(`${title.zh}（示例）`, `${title.en} (example)`),
    example: true,
    seconds: CHAPTER_SECONDS * lines.length,
    file: `/clips/${cover}.mp4`,
    poster: `/clips/${cover}.jpg`,
    captions: lines.map((text, index) => ({
      from: index * CHAPTER_SECONDS + 1,
      to: (index + 1) * CHAPTER_SECONDS - 0.5,
      text,
    })),
    chapters: names.map((name, index) => ({ from: index * CHAPTER_SECONDS, title: name })),
  }
}

function words(zh: string, en: string): Words {
  return { zh, en }
}
