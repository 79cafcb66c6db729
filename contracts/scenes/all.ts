// Made from the files in data/ by `npm run docs`, which holds each against schema.ts first.
import charityDay from './data/charity-day.json'
import childrensDay from './data/childrens-day.json'
import doubleNinth from './data/double-ninth.json'
import dragonBoat from './data/dragon-boat.json'
import emergency from './data/emergency.json'
import fiveTwenty from './data/five-twenty.json'
import givingWeek from './data/giving-week.json'
import lanternFestival from './data/lantern-festival.json'
import leiFengDay from './data/lei-feng-day.json'
import midAutumn from './data/mid-autumn.json'
import mourning from './data/mourning.json'
import ordinary from './data/ordinary.json'
import qingming from './data/qingming.json'
import spring from './data/spring.json'
import volunteerDay from './data/volunteer-day.json'
import type { Scene } from './schema'

export const scenes = [
  charityDay,
  childrensDay,
  doubleNinth,
  dragonBoat,
  emergency,
  fiveTwenty,
  givingWeek,
  lanternFestival,
  leiFengDay,
  midAutumn,
  mourning,
  ordinary,
  qingming,
  spring,
  volunteerDay,
] as unknown as readonly Scene[]
