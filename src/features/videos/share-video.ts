import type { VideoPage } from '../../../contracts/videos'
import { type Card, pathTo, useSharing } from '../../platform'
import { shareArt, useCopy, useWords } from '../../ui'
import { useOwnCard } from '../shares'
import { videoCopy } from './copy'

/** The card of the video that is shown now. It says when its project's report is late (docs/law.md). */
export function useVideoSharing(video: VideoPage | undefined): () => Card {
  const copy = useCopy(videoCopy)
  const words = useWords()
  const videoId = video?.videoId
  const own = useOwnCard(videoId ? pathTo('video', { videoId }) : undefined)
  const card = (): Card => {
    const cover = video?.project.cover
    const pictures = { image: shareArt(cover, 'chat'), square: shareArt(cover, 'moments') }
    if (!video) return { title: copy.page, page: 'home', params: {}, ...pictures }
    const { openness, title } = video.project
    const late = !openness.open && openness.why === 'REPORT_LATE'
    return {
      title: late ? copy.cardLate(words(title)) : copy.card(words(video.title)),
      page: 'video',
      params: { videoId: video.videoId, ...own() },
      ...pictures,
    }
  }
  useSharing(card)
  return card
}
