import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'
import '../fixtures/patience'

/** The network of the phones, as the control interface sets and shows it. */

let folder = ''
let bed: TestBed

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-network-'))
  bed = await aSimulator({ dataFolder: folder })
})

afterEach(async () => {
  await bed.close()
  await rm(folder, { recursive: true })
})

const asked = async (body: object) => {
  const reply = await fetch(`${bed.simulator.url}/control/network`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: reply.status, ...(await reply.json()) }
}

test('it is fine until it is set, and is told as it was set', async () => {
  expect(await bed.control('/network')).toEqual({ state: 'fine' })
  expect(await bed.control('/network', { state: 'slow' })).toEqual({ state: 'slow', delayMs: 2000 })
  expect(await bed.control('/network', { state: 'cut' })).toEqual({ state: 'cut' })
  expect(await bed.control('/network')).toEqual({ state: 'cut' })
  const lines: { kind: string; body: object }[] = await (
    await fetch(`${bed.simulator.url}/control/log`)
  ).json()
  expect(lines.filter(({ kind }) => kind === 'network').map(({ body }) => body)).toEqual([
    { state: 'slow', delayMs: 2000 },
    { state: 'cut' },
  ])
})

test.each([
  [{}, /^state: must be one of fine, slow, cut, answers-lost/],
  [{ state: 'gone' }, /^state: must be one of/],
  [{ state: 'cut', delayMs: 5 }, /^delayMs: belongs to slow/],
  [{ state: 'slow', delayMs: -1 }, /^delayMs: /],
  [{ state: 'slow', delayMs: 60_001 }, /^delayMs: /],
  [{ state: 'fine', endsAt: '2026-11-27T00:00:00Z' }, /^endsAt: belongs to/],
  [{ state: 'cut', endsAt: 'soon' }, /^endsAt: /],
  [{ state: 'cut', phone: 1 }, /phone/],
])('%j is refused and changes nothing', async (body, sentence) => {
  expect(await asked(body)).toEqual({
    status: 400,
    code: 'INVALID_INPUT',
    error: expect.stringMatching(sentence),
  })
  expect(await bed.control('/network')).toEqual({ state: 'fine' })
})

test('it is fine again from a moment of virtual time on', async () => {
  const { now } = await bed.control<{ now: string }>('/clock')
  const endsAt = new Date(Date.parse(now) + 60_000).toISOString()
  expect(await bed.control('/network', { state: 'cut', endsAt })).toEqual({ state: 'cut', endsAt })
  await bed.advance(60_000)
  expect(await bed.control('/network')).toEqual({ state: 'fine' })
})

test('it is the same after a restart', async () => {
  await bed.control('/network', { state: 'answers-lost' })
  await bed.close()
  bed = await aSimulator({ dataFolder: folder })
  expect(await bed.control('/network')).toEqual({ state: 'answers-lost' })
})
