/**
 * Videos of projects, and watching them together. How much somebody has watched is counted by the
 * server from heartbeats, never by the phone's word (docs/decisions/0030-whose-word-counts.md).
 */
import { z } from 'zod'
import { declare, Id, Instant, Words } from './declare'
import { ProjectCard } from './projects'

/** How often a playing phone says where it stands. */
export const BEAT_SECONDS = 5
const POSITION_MS_MAX = 86_400_000

const Video = z.object({
  videoId: Id,
  projectId: Id,
  title: Words,
  /** True for the drawn clips that come with the program. */
  example: z.boolean(),
  seconds: z.number(),
  /** Paths at the product's own address: `/clips/lamp.mp4`. */
  file: z.string(),
  poster: z.string(),
})

/** What is said from one second of the video to another. */
const Caption = z.object({ from: z.number(), to: z.number(), text: Words })
const Chapter = z.object({ from: z.number(), title: Words })

/** A video as it is stored. */
export const StoredVideo = Video.extend({
  captions: z.array(Caption),
  chapters: z.array(Chapter),
})
export type StoredVideo = z.infer<typeof StoredVideo>

/** A sponsor's envelope whose portions open for whoever has watched the video to its end. */
const Pot = z.object({
  envelopeId: Id,
  portionsLeft: z.int(),
  /** Who gave it, when they chose to show it: in plain text, no link and no slogan (docs/law.md). */
  sponsor: z.string().optional(),
  /** Absent where nothing was written, or nothing that may be shown. */
  blessing: z.string().optional(),
  /** `waits`: a portion that the caller has opened is still to be directed. `own`: the caller hung it there. */
  caller: z.enum(['waits', 'own']).optional(),
})

export const VideoPage = StoredVideo.extend({
  project: ProjectCard,
  together: z.object({
    /** People who have watched it to the end, ever and today (Beijing). */
    watched: z.int(),
    watchedToday: z.int(),
    /** Of them, those who gave to its project from it afterwards (`via.channel` is `video`). */
    gave: z.int(),
    asOf: Instant,
  }),
  /** Of one with a session: whether they have watched it to its end today (Beijing). */
  watchedToEnd: z.boolean().optional(),
  /**
   * The one that has hung longest, while portions are left. Of one with a session: the one where a portion
   * of theirs waits; none when they have directed today's; their own only where no other one hangs.
   */
  pot: Pot.optional(),
})
export type VideoPage = z.infer<typeof VideoPage>

export const videosList = declare({
  name: 'videos.list',
  who: 'anyone',
  about: 'Videos, of one project or of all, by their id.',
  input: z.strictObject({ projectId: Id.optional(), cursor: Id.optional() }),
  result: z.object({ items: z.array(Video), next: z.string().optional() }),
  refusals: [],
})

export const videosShow = declare({
  name: 'videos.show',
  who: 'anyone',
  about:
    'A video with its project, captions and chapters, how many watched and gave with its viewer, and the sponsor’s pot that its viewer can open a portion of.',
  input: z.strictObject({ videoId: Id }),
  result: VideoPage,
  refusals: ['NO_SUCH_VIDEO'],
})

export const videosStart = declare({
  name: 'videos.start',
  who: 'donor',
  about:
    'Begins to count what one watches of a video today; again on the same day: the same watch.',
  input: z.strictObject({ videoId: Id }),
  result: z.object({
    watchId: Id,
    beatSeconds: z.int(),
    watchedMs: z.int(),
    watchedToEnd: z.boolean(),
  }),
  refusals: ['NO_SUCH_VIDEO'],
})

export const videosBeat = declare({
  name: 'videos.beat',
  who: 'donor',
  about: `Says where one’s video stands, every ${BEAT_SECONDS} seconds, and hears what is credited: at most the real time since one’s last beat of any video.`,
  input: z.strictObject({
    watchId: Id,
    positionMs: z.int().min(0).max(POSITION_MS_MAX),
    /** Whether it has played since the last beat. */
    playing: z.boolean(),
  }),
  result: z.object({ watchedMs: z.int(), watchedToEnd: z.boolean() }),
  refusals: ['NO_SUCH_WATCH'],
})
