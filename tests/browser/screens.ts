/** Every screen that a person can meet, and how to get there. The pictures are looked at before a screen is called done. */
import { envelopes } from './screens/envelopes'
import { giving } from './screens/giving'
import { occasions } from './screens/occasions'
import { others } from './screens/others'
import { pledges } from './screens/pledges'
import type { Screen } from './screens/screen'

export type { Screen }
export const screens: readonly Screen[] = [
  ...giving,
  ...pledges,
  ...envelopes,
  ...occasions,
  ...others,
]
