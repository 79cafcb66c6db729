/** @jest-environment jsdom */
/** The wall of wishes at a spike, in the compiled mini program: what it asks, draws and hands to the page. */
import { setTimeout as wait } from 'node:timers/promises'
import { WISHES_SHOWN_MAX } from '../../contracts/scenes'
import spring from '../../contracts/scenes/data/spring.json'
import { readScenes } from '../../contracts/scenes/schema'
import { ensureBuilt } from '../../scripts/client-build'
import { type Phone, startPhone } from './phone'

jest.setTimeout(240_000)

/** The platform's limit for what a page may be handed. */
const SET_DATA_BYTES_MAX = 256 * 1024
const DRAWN_A_SECOND_MAX = 20
const SPIKE_SECONDS = 15
/** Gifts, each with a wish, that come in a second. */
const RATE = 700

let dist = ''
beforeAll(async () => {
  dist = await ensureBuilt('weapp')
}, 400_000)

test('at a spike it asks once a second, draws twenty times a second, and hands over less than 256 KB', async () => {
  const night = aNewYearsEve()
  const phone = await startPhone(dist, night.outside)
  const page = await phone.open('pages/festival/index?key=spring')
  await phone.see('大家写下的愿望')
  await wait(SPIKE_SECONDS * 1_000)

  const asked = night.askedAt
  expect(asked.length).toBeGreaterThan(SPIKE_SECONDS / 2)
  expect(busiestSecond(asked)).toBeLessThanOrEqual(1)
  expect(night.drawnAt.length).toBeGreaterThan(SPIKE_SECONDS * 5)
  expect(busiestSecond(night.drawnAt)).toBeLessThanOrEqual(DRAWN_A_SECOND_MAX)
  // The figures beside the wall go on, and the list of words stands still long enough to be read.
  await phone.see(/点亮 [\d,]{5,}/)
  const bytes = page.setDataBytes.reduce((sum, each) => sum + each, 0)
  expect(bytes).toBeLessThanOrEqual(SET_DATA_BYTES_MAX)
  // And so for the two minutes around midnight that somebody may stay.
  const aSecond = (bytes - (page.setDataBytes[0] ?? 0)) / SPIKE_SECONDS
  expect(aSecond * 120).toBeLessThanOrEqual(SET_DATA_BYTES_MAX)
  await rest(phone)
})

test('while nobody looks at it nothing is asked and nothing is drawn', async () => {
  const night = aNewYearsEve()
  const phone = await startPhone(dist, night.outside)
  const { node } = await phone.open('pages/festival/index?key=spring')
  await phone.see('大家写下的愿望')
  node.instance.onHide?.()
  await wait(2_000)
  const before = { asked: night.askedAt.length, drawn: night.drawnAt.length }
  await wait(3_000)
  expect({ asked: night.askedAt.length, drawn: night.drawnAt.length }).toEqual(before)
  node.instance.onShow?.()
  await wait(2_500)
  expect(night.askedAt.length).toBeGreaterThan(before.asked)
  await rest(phone)
})

/** The page is put away, so that its timers end with the test. */
async function rest(phone: Phone): Promise<void> {
  phone.page().node.instance.onUnload?.()
  await wait(100)
}

/** Calls within the second that had most of them. A call on the beat may come some milliseconds early. */
function busiestSecond(at: readonly number[]): number {
  const SLACK_MS = 30
  return Math.max(
    ...at.map((from) => at.filter((ms) => ms >= from && ms < from + 1_000 - SLACK_MS).length),
  )
}

function aNewYearsEve() {
  const askedAt: number[] = []
  const drawnAt: number[] = []
  const begun = Date.now()
  const outside = {
    async answer({ url }: { url: string }) {
      const name = /functions\/([\w.]+)/.exec(url)?.[1]
      if (name === 'scenes.show') askedAt.push(Date.now())
      return { statusCode: 200, data: { result: pageAfter(Date.now() - begun) } }
    },
    cashier: async () => 'requestPayment:fail cancel',
    loginCode: async () => 'nobody',
    canvas: aCanvas(() => void drawnAt.push(Date.now())),
  }
  return { outside, askedAt, drawnAt }
}

/** A page's answer so long after the beginning. */
function pageAfter(ms: number) {
  const [scene] = readScenes(new Map([['spring.json', spring]]))
  if (!scene) throw new Error('there is no spring')
  const { dates: _, priority: __, projects: ___, countdown, ...shown } = scene
  const asOf = new Date(Date.parse('2027-02-05T15:59:30.000Z') + ms).toISOString()
  const lit = Math.floor((ms / 1_000) * RATE)
  return {
    ...shown,
    day: '2027-02-05',
    state: 'on',
    from: '2027-01-30',
    to: '2027-02-12',
    countdown: { text: countdown, day: '2027-02-06', until: '2027-02-05T16:00:00.000Z' },
    projects: [],
    totals: {
      raisedFen: lit * 2_000,
      gifts: lit,
      everRaisedFen: lit * 2_000,
      everGifts: lit,
      asOf,
    },
    lit,
    wishes: Array.from({ length: Math.min(lit, WISHES_SHOWN_MAX) }, (_wish, n) => ({
      message: `愿大家新年平安喜乐，第${lit - n}盏`,
      at: new Date(Date.parse(asOf) - n).toISOString(),
    })),
  }
}

/** A canvas that notes each new picture. */
function aCanvas(drawn: () => void): object {
  const nothing = (): void => undefined
  const gradient = { addColorStop: nothing }
  const context: object = new Proxy(
    { clearRect: drawn, createRadialGradient: () => gradient },
    { get: (own, name) => Reflect.get(own, name) ?? nothing, set: () => true },
  )
  return { width: 0, height: 0, getContext: () => context }
}
