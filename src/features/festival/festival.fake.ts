import type { Scene } from '../../../contracts/scenes/schema'
import type { Result } from '../../cloud'
import { aCard } from '../projects/project.fake'

/** A scene's page as the server answers it, in its days unless told otherwise. */
export function aScenePage(
  scene: Scene,
  about: Partial<Result<'scenes.show'>> = {},
): Result<'scenes.show'> {
  const { dates: _, priority: __, projects: ___, countdown: ____, ...shown } = scene
  return {
    ...shown,
    day: '2027-02-03',
    state: 'on',
    from: '2027-01-30',
    to: '2027-02-12',
    projects: [aCard()],
    totals: {
      raisedFen: 1_234_567_890,
      gifts: 486_310,
      everRaisedFen: 1_234_567_890,
      everGifts: 486_310,
      asOf: '2027-02-03T09:41:18.000Z',
    },
    lit: 486_310,
    wishes: [
      { message: '早点见面', at: '2027-02-03T09:41:10.000Z' },
      { message: '愿远方有热饭', name: '小芳', at: '2027-02-03T09:40:10.000Z' },
    ],
    ...about,
  }
}
