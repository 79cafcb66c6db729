/** The judge itself: what it must say, and what it must not. */
import type { Browser } from 'playwright-core'
import { openBrowser } from '../phone'
import { judge } from './judge'

jest.setTimeout(240_000)

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function judged(html: string): Promise<string[]> {
  const page = await browser.newPage()
  await page.setContent(`<!doctype html><body style="margin:60px">${html}</body>`)
  const said = await judge(page)
  await page.close()
  return said
}

const TICK = '<input type="checkbox" aria-label="小林" style="width:22px;height:22px;margin:0">'

test('a tick is tapped anywhere in its row, and a tick alone is too small', async () => {
  expect(await judged(TICK)).toEqual([expect.stringContaining('small to tap: 22 × 22')])
  expect(await judged(`<label style="display:flex;height:56px">${TICK} 小林</label>`)).toEqual([])
  expect(await judged(`<label style="display:flex;height:30px">${TICK} 小林</label>`)).toEqual([
    expect.stringContaining('small to tap'),
  ])
})

test('faint words are named, readable ones are not', async () => {
  expect(await judged('<p style="color:#bbb">开始聊天</p>')).toEqual([
    expect.stringContaining('contrast'),
  ])
  expect(await judged('<p style="color:#333">开始聊天</p>')).toEqual([])
})

test('words on a tint are judged on it, and words beside a dot are not', async () => {
  const words = (before: string) => `<style>p { position: relative; color: #333 }
    p::before { content: ''; position: absolute; background: #333; ${before} }</style><p>结束募集</p>`
  expect(await judged(words('inset: 0; opacity: 0.6'))).toEqual([
    expect.stringContaining('contrast'),
  ])
  expect(await judged(words('left: -9px; width: 5px; height: 5px'))).toEqual([])
})

test('what a sheet has put out of reach need not be large enough to tap', async () => {
  const small = '<button style="width:20px;height:20px;padding:0" aria-label="更多"></button>'
  expect(await judged(small)).toEqual([expect.stringContaining('small to tap')])
  expect(await judged(`<div inert>${small}</div>`)).toEqual([])
})
