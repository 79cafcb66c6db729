/** Every cover, one subject each, from things that people use. */
import { bench } from './bench'
import { books } from './books'
import { braille } from './braille'
import { clinic } from './clinic'
import { flood } from './flood'
import { kite } from './kite'
import { lamp } from './lamp'
import { listen } from './listen'
import { loom } from './loom'
import { lunch } from './lunch'
import { milk } from './milk'
import { porch } from './porch'
import { quilt } from './quilt'
import { ramp } from './ramp'
import { reeds } from './reeds'
import { stove } from './stove'
import { supper } from './supper'
import { willow } from './willow'

export { coverSheet } from './cover'

export const covers = [
  bench,
  books,
  braille,
  clinic,
  flood,
  kite,
  lamp,
  listen,
  loom,
  lunch,
  milk,
  porch,
  quilt,
  ramp,
  reeds,
  stove,
  supper,
  willow,
]
