import { addDays, type Day, day, dayOf } from '../beijing'
import { scenes } from './all'
import { observatory } from './fixtures/observatory'
import { FIRST_DAY, LAST_DAY } from './lunar'
import { marksOn, nextDayOf, sceneCalled, sceneOn, standingOf } from './which-scene'

const on = (at: string, circumstances = {}) => sceneOn(day(at), circumstances).key

test('each scene is on on its days', () => {
  expect(on('2027-01-29')).toBe('ordinary')
  expect(on('2027-01-30')).toBe('spring')
  expect(on('2027-02-05')).toBe('spring')
  expect(on('2027-02-06')).toBe('spring')
  expect(on('2027-02-13')).toBe('ordinary')
  expect(on('2027-02-20')).toBe('lantern-festival')
  expect(on('2027-03-05')).toBe('lei-feng-day')
  expect(on('2027-04-05')).toBe('qingming')
  expect(on('2027-05-20')).toBe('five-twenty')
  expect(on('2027-06-01')).toBe('childrens-day')
  expect(on('2027-06-09')).toBe('dragon-boat')
  expect(on('2027-09-05')).toBe('charity-day')
  expect(
    ['2027-09-06', '2027-09-07', '2027-09-08', '2027-09-09', '2027-09-10'].map((at) => on(at)),
  ).toEqual(['ordinary', 'giving-week', 'giving-week', 'giving-week', 'ordinary'])
  expect(on('2027-09-15')).toBe('mid-autumn')
  expect(on('2027-10-08')).toBe('double-ninth')
  expect(on('2026-12-05')).toBe('volunteer-day')
})

test('of two on one day the higher is on, and both are in the calendar', () => {
  expect(on('2033-06-01')).toBe('dragon-boat')
  expect(marksOn(day('2033-06-01')).map(({ scene }) => scene)).toEqual([
    'dragon-boat',
    'childrens-day',
  ])
  expect(on('2034-03-05')).toBe('lantern-festival')
  expect(marksOn(day('2034-03-05')).map(({ scene }) => scene)).toEqual([
    'lantern-festival',
    'lei-feng-day',
  ])
})

test('it changes at Beijing’s midnight, to the millisecond', () => {
  const at = (instant: string) => sceneOn(dayOf(new Date(instant))).key
  expect(at('2027-03-04T15:59:59.999Z')).toBe('ordinary')
  expect(at('2027-03-04T16:00:00.000Z')).toBe('lei-feng-day')
  expect(at('2027-03-05T15:59:59.999Z')).toBe('lei-feng-day')
  expect(at('2027-03-05T16:00:00.000Z')).toBe('ordinary')
})

test('mourning comes before everything; an emergency before an ordinary day only', () => {
  for (const at of ['2027-02-06', '2027-05-20', '2027-07-15']) {
    expect(on(at, { mourning: true, emergency: true })).toBe('mourning')
  }
  expect(on('2027-07-15', { emergency: true })).toBe('emergency')
  expect(on('2027-05-20', { emergency: true })).toBe('five-twenty')
})

test('every day from 2020 to 2045 has exactly one scene, and each comes each year', () => {
  const seen = new Map<number, Set<string>>()
  for (let at: Day = FIRST_DAY; at <= LAST_DAY; at = addDays(at, 1)) {
    const year = Number(at.slice(0, 4))
    const { key, priority } = sceneOn(at)
    const rivals = scenes.filter((scene) => scene.key !== key && scene.priority === priority)
    expect(rivals).toEqual([])
    for (const scene of [key, ...marksOn(at).map((mark) => mark.scene)]) {
      seen.set(year, (seen.get(year) ?? new Set()).add(scene))
    }
  }
  const dated = scenes
    .map(({ key }) => key)
    .filter((key) => !['emergency', 'mourning'].includes(key))
  expect(seen.size).toBe(26)
  for (const keys of seen.values()) expect([...keys].sort()).toEqual([...dated].sort())
})

test('festivals are marked on the days that the Hong Kong Observatory publishes, and on no others', () => {
  const found = new Map<string, Day[]>()
  for (let at = day('2020-01-01'); at <= day('2035-12-31'); at = addDays(at, 1)) {
    for (const { scene } of marksOn(at)) found.set(scene, [...(found.get(scene) ?? []), at])
  }
  const marked = (scene: string) => found.get(scene)
  expect(marked('spring')).toEqual(observatory.flatMap((year) => [year.newYearsEve, year.newYear]))
  expect(marked('lantern-festival')).toEqual(observatory.map(({ lanterns }) => lanterns))
  expect(marked('qingming')).toEqual(observatory.map(({ qingming }) => qingming))
  expect(marked('dragon-boat')).toEqual(observatory.map(({ dragonBoat }) => dragonBoat))
  expect(marked('mid-autumn')).toEqual(observatory.map(({ midAutumn }) => midAutumn))
  expect(marked('double-ninth')).toEqual(observatory.map(({ doubleNinth }) => doubleNinth))
})

test('a scene knows its next day, and the days in a row that hold one', () => {
  const spring = sceneOn(day('2027-02-06'))
  expect(nextDayOf(spring, day('2026-12-01'))).toBe('2027-02-06')
  expect(nextDayOf(spring, day('2027-02-06'))).toBe('2027-02-06')
  expect(nextDayOf(spring, day('2027-02-07'))).toBe('2028-01-26')
  const ordinary = sceneOn(day('2027-07-15'))
  expect(nextDayOf(ordinary, day('2027-07-15'))).toBeUndefined()
})

const standing = (key: string, at: string, circumstances = {}) => {
  const scene = sceneCalled(key)
  if (!scene) throw new Error(`no scene ${key}`)
  return standingOf(scene, day(at), circumstances)
}

test('a scene is coming, on, and over for a month', () => {
  const spring = { from: '2027-01-30', to: '2027-02-12' }
  expect(standing('spring', '2026-12-07')).toEqual({ state: 'coming', ...spring })
  expect(standing('spring', '2027-01-30')).toEqual({ state: 'on', ...spring })
  expect(standing('spring', '2027-02-12')).toEqual({ state: 'on', ...spring })
  expect(standing('spring', '2027-02-13')).toEqual({ state: 'over', ...spring })
  expect(standing('spring', '2027-03-14')).toEqual({ state: 'over', ...spring })
  expect(standing('spring', '2027-03-15')).toMatchObject({ state: 'coming', to: '2028-02-01' })
})

test('what has no days of its own is on while it is', () => {
  const day = { from: '2027-07-15', to: '2027-07-15' }
  expect(standing('ordinary', '2027-07-15')).toEqual({ state: 'on', ...day })
  expect(standing('mourning', '2027-07-15')).toEqual({ state: 'over', ...day })
  expect(standing('mourning', '2027-07-15', { mourning: true })).toEqual({ state: 'on', ...day })
  expect(standing('emergency', '2027-07-15', { emergency: true }).state).toBe('on')
})

test('beyond the table only days of the Gregorian year have scenes', () => {
  expect(on('2050-03-05')).toBe('lei-feng-day')
  expect(on('2050-01-23')).toBe('ordinary')
  expect(sceneCalled('qingming')?.key).toBe('qingming')
  expect(sceneCalled('halloween')).toBeUndefined()
})
