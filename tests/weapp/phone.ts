/**
 * A phone around the compiled mini program: the pages of dist/weapp in `miniprogram-simulate`, opened,
 * read and tapped as a person would. Starting one ends the one before it, as a phone does with an app.
 */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type FakeWx, fakeWx, type WxOutside } from './fake-wx'
import { act, type Found, find, isDisabled, readAll } from './page-tree'
import type { PageInstance, Rendered, Simulate } from './simulate'

type Behaviour = Record<string, unknown>
type App = { onLaunch?(options: object): void; onShow?(options: object): void }

export type Page = {
  route: string
  query: Record<string, string>
  node: Rendered
  /** Bytes of each `setData`, in order. */
  setDataBytes: number[]
  /** From `onLoad` to the end of the first `setData`. */
  firstDrawnMs: number
}

export type Phone = {
  open(path: string): Promise<Page>
  /** A card or a code that names no page: WeChat asks the app, which has to answer at once. */
  openUnknown(path: string): void
  /** The phone's own "back" while a sheet is open. */
  backFromSheet(): void
  /** The page on top. */
  page(): Page
  /** Everything that can be read on it, one space between pieces. */
  text(): string
  /** Waits until the words stand on the page. */
  see(words: string | RegExp): Promise<void>
  /** Taps what shows or says these words; the last one when several do. */
  tap(words: string | RegExp): Promise<void>
  /** Types into the first field whose label or placeholder has these words. */
  type(words: string | RegExp, text: string): Promise<void>
  wx: FakeWx
}

const PATIENCE_MS = 30_000
const POLL_MS = 10

export async function startPhone(
  dist: string,
  outside: Omit<WxOutside, 'navigate' | 'scene' | 'theme'> & Partial<WxOutside>,
  /** What the phone kept from the last time. */
  drawer = new Map<string, unknown>(),
): Promise<Phone> {
  const stack: Page[] = []
  jest.resetModules()
  document.body.replaceChildren()
  // It sets `wx` and `Component`, and must come before everything that uses them.
  const simulate: Simulate = require('miniprogram-simulate')
  const fake = fakeWx({ scene: 1008, theme: 'light', navigate, ...outside }, drawer)
  const world = globalThis as unknown as Record<string, unknown>
  const component = world['Component'] as (behaviour: Behaviour) => void
  let app: App = {}
  const registerApp = (given: App): void => {
    app = given
  }
  const registerPage = (given: Behaviour): void => component(asComponent(given))
  const own = { ...(world['wx'] as object), ...fake.wx, webpackJsonp: undefined }
  Object.assign(world, {
    wx: own,
    App: registerApp,
    getApp: () => app,
    getCurrentPages: () => stack.map(({ node, route }) => Object.assign(node.instance, { route })),
    Page: registerPage,
  })
  require(join(dist, 'app.js'))
  app.onLaunch?.(fake.wx.getLaunchOptionsSync())
  app.onShow?.(fake.wx.getLaunchOptionsSync())

  function navigate(way: 'to' | 'replace' | 'tab' | 'back', url: string): void {
    // What an app that was ended still wanted to do is of no interest to the next one.
    if (world['wx'] !== own) return
    if (way !== 'to') close(way === 'tab' ? stack.length : 1)
    if (way === 'back') stack[stack.length - 1]?.node.instance.onShow?.()
    else void open(url)
  }

  function close(count: number): void {
    for (const page of stack.splice(stack.length - count)) {
      page.node.instance.onUnload?.()
      page.node.detach()
    }
  }

  async function open(path: string): Promise<Page> {
    const [route = '', search = ''] = path.replace(/^\//, '').split('?')
    const query = Object.fromEntries(new URLSearchParams(search))
    const id = simulate.load(join(dist, route), 'page', { rootPath: dist, compiler: 'official' })
    const node = simulate.render(id)
    const page: Page = { route, query, node, setDataBytes: [], firstDrawnMs: 0 }
    stack[stack.length - 1]?.node.instance.onHide?.()
    stack.push(page)
    document.body.replaceChildren()
    node.attach(document.body)
    const { instance } = node
    const drawn = firstDrawing(instance, page.setDataBytes)
    Object.assign(instance, { route, options: query })
    const openedMs = performance.now()
    instance.onLoad?.(query)
    instance.onShow?.()
    instance.onReady?.()
    await drawn
    page.firstDrawnMs = performance.now() - openedMs
    return page
  }

  const page = (): Page => {
    const top = stack[stack.length - 1]
    if (!top) throw new Error('no page is open')
    return top
  }
  const text = (): string => readAll(page().node)

  async function until<T>(what: string, find: () => T | undefined): Promise<T> {
    const deadline = performance.now() + PATIENCE_MS
    for (;;) {
      const found = find()
      if (found !== undefined) return found
      if (performance.now() > deadline) throw new Error(`${what} is not on the page: ${text()}`)
      await wait(POLL_MS)
    }
  }

  const found = (words: string | RegExp, tags?: readonly string[]): Promise<Found> =>
    until(String(words), () => find(page().node, words, tags))

  // As a person would: what cannot be tapped yet is waited for.
  const ready = (words: string | RegExp): Promise<Found> =>
    until(`${words}, to be tapped,`, () => {
      const there = find(page().node, words)
      return there && !isDisabled(there) ? there : undefined
    })

  return {
    open,
    openUnknown: (path) => fake.findNoPage(path),
    backFromSheet() {
      const sheet = find(page().node, /^/, ['page-container'])
      if (!sheet) throw new Error('no sheet is open')
      act(page().node, sheet, 'beforeleave')
    },
    page,
    text,
    wx: fake,
    see: async (words) =>
      void (await until(String(words), () => (has(text(), words) ? true : undefined))),
    async tap(words) {
      act(page().node, await ready(words), 'tap')
      await wait(POLL_MS)
    },
    async type(words, typed) {
      act(page().node, await found(words, ['input', 'textarea']), 'input', { value: typed })
      await wait(POLL_MS)
    },
  }
}

const has = (text: string, words: string | RegExp): boolean =>
  typeof words === 'string' ? text.includes(words) : words.test(text)

/** A page is a component whose methods are all its functions. */
function asComponent({ data, options, ...rest }: Behaviour): Behaviour {
  const methods = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => typeof value === 'function'),
  )
  return { data, options, methods }
}

function firstDrawing(instance: PageInstance, bytes: number[]): Promise<void> {
  const setData = instance.setData.bind(instance)
  return new Promise((drawn) => {
    instance.setData = (data, done) => {
      bytes.push(Buffer.byteLength(JSON.stringify(data)))
      setData(data, done)
      drawn()
    }
  })
}
