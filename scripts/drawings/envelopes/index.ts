/** Every cover that an envelope can wear, by its season. */
import { children } from './children'
import type { EnvelopeCover } from './cover'
import { doubleNinth } from './double-ninth'
import { dragonBoat } from './dragon-boat'
import { lanternFestival } from './lantern-festival'
import { midAutumn } from './mid-autumn'
import { spring } from './spring'
import { together } from './together'

export const envelopeCovers: readonly EnvelopeCover[] = [
  ...spring,
  ...lanternFestival,
  ...dragonBoat,
  ...children,
  ...midAutumn,
  ...doubleNinth,
  ...together,
]
