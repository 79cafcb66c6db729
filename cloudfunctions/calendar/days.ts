/** Months and days: pure, but for the projects that a day shows. */
import { addDays, type Day, day, dayOf } from '../../contracts/beijing'
import { type CalendarDay, calendarDay, calendarMonth } from '../../contracts/calendar'
import { refuse } from '../../contracts/errors'
import { isKnown, lunarOf, termOn } from '../../contracts/scenes/lunar'
import { marksOn } from '../../contracts/scenes/which-scene'
import { bind } from '../bind'
import { appealIn, projectsFor } from '../scenes'
import { lunarWords, termWords } from './lunar-words'

export const calendarOfMonth = bind(calendarMonth, async (_app, _caller, { month }) => {
  const first = `${month}-01` as Day
  if (!isKnown(first)) return refuse('MONTH_OUT_OF_RANGE', { month })
  const days: CalendarDay[] = []
  for (let at = first; at.startsWith(month); at = addDays(at, 1)) days.push(dayIn(at))
  return { days }
})

export const calendarOfDay = bind(calendarDay, async (app, _caller, input) => {
  const at = day(input.day)
  if (!isKnown(at)) return refuse('DAY_OUT_OF_RANGE', { day: at })
  const scene = await app.scenes.on(at)
  const all = await app.pages.projects()
  const { key, name, reason, knowledge } = scene
  const projects = projectsFor(
    scene,
    all.map(({ of }) => of),
  )
  const appeal = at === dayOf(app.clock.now()) ? appealIn(all) : undefined
  return {
    ...dayIn(at),
    scene: key,
    name,
    reason,
    knowledge,
    projects,
    ...(appeal && { appeal }),
  }
})

function dayIn(at: Day): CalendarDay {
  const term = termOn(at)
  return {
    day: at,
    lunar: lunarWords(lunarOf(at)),
    ...(term && { term: termWords[term] }),
    marks: marksOn(at),
  }
}
