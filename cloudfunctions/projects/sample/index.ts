/** The invented charities and projects that come with the program, dated from the day they are first loaded. */
import type { Day } from '../../../contracts/beijing'
import { bench } from './projects/bench'
import { books } from './projects/books'
import { braille } from './projects/braille'
import { clinic } from './projects/clinic'
import { flood } from './projects/flood'
import { kite } from './projects/kite'
import { lamp } from './projects/lamp'
import { listen } from './projects/listen'
import { loom } from './projects/loom'
import { lunch } from './projects/lunch'
import { milk } from './projects/milk'
import { porch } from './projects/porch'
import { quilt } from './projects/quilt'
import { ramp } from './projects/ramp'
import { reeds } from './projects/reeds'
import { stove } from './projects/stove'
import { supper } from './projects/supper'
import { willow } from './projects/willow'
import { onDay, type SampleProject } from './sample-project'

export { sampleCharities } from './charities'
export type { SampleCharity, SampleProject } from './sample-project'
export { laterReport } from './sample-project'

const texts = [
  flood,
  quilt,
  lunch,
  books,
  supper,
  porch,
  milk,
  listen,
  willow,
  stove,
  lamp,
  braille,
  kite,
  clinic,
  loom,
  ramp,
  bench,
  reeds,
]

export function sampleProjects(today: Day): SampleProject[] {
  return texts.map((text) => onDay(today, text))
}
