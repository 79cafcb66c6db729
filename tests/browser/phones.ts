/**
 * A window at the simulator's origin that holds phones, two people's beside each other, and speaks the
 * bridge's other side (docs/bridge.md) as a test tells it.
 */
import type { Frame, Page } from 'playwright-core'
import type { House } from './house'
import type { Phone } from './phone'

export type Message = { ask?: string; say?: string; id?: number; body: Record<string, unknown> }

export type HeldPhone = {
  openid: string
  frame: Frame
  /** The latest such ask, once there are so many. */
  asked(ask: string, times?: number): Promise<Message>
  said(say: string): Promise<Message>
  answer(to: Message, body: unknown): Promise<void>
  say(say: string, body?: object): Promise<void>
  /** Whatever it has posted, oldest first. */
  posted(): Promise<Message[]>
}

type Holder = {
  hold(at: number, name: string, src: string): void
  post(at: number, message: object): void
  posted: Message[][]
}

/** Makes of any page of the simulator's the window, whose `holder` is reached from outside. */
function becomeWindow(): void {
  const frames: HTMLIFrameElement[] = []
  const posted: Message[][] = []
  window.addEventListener('message', ({ source, data }) => {
    const at = frames.findIndex((frame) => frame.contentWindow === source)
    if (data?.lantern === 1) posted[at]?.push(data)
  })
  document.body.replaceChildren()
  const holder: Holder = {
    posted,
    hold(at, name, src) {
      const frame = document.createElement('iframe')
      Object.assign(frame, { name, src })
      frame.style.cssText = 'width: 390px; height: 844px; border: 0; margin: 8px'
      frame.dataset['at'] = String(at)
      frames[at] = frame
      posted[at] = []
      document.body.append(frame)
    },
    post(at, message) {
      const frame = frames[at]
      if (!frame) throw new Error('there is no such phone')
      frame.contentWindow?.postMessage({ lantern: 1, ...message }, new URL(frame.src).origin)
    },
  }
  Object.assign(window, { holder })
}

type Told = Partial<typeof ORDINARY> & { openid?: string }

const ORDINARY = {
  scene: 1001,
  theme: 'light',
  fontScale: 1,
  language: 'zh_CN',
  top: { statusBar: 40, bar: 44, capsule: 96 },
}

/** Opens the window in a browser's page; what it answers takes a phone more, a new person's unless told whose. */
export async function holdPhones(house: House, { page }: Phone) {
  // A page that was really served: what a test makes up is no local page, and may not hold one.
  await page.goto(`${house.world.simulator.url}/control/people`)
  await page.evaluate(becomeWindow)
  let held = 0
  return async (path: string, told: Told = {}): Promise<HeldPhone> => {
    const openid = told.openid ?? (await aPerson(house))
    const name = `lantern-phone${JSON.stringify({ ...ORDINARY, ...told, openid })}`
    held += 1
    const phone = heldPhone(page, held - 1, openid)
    return { ...phone, frame: await phone.hold(name, house.at(path)) }
  }
}

async function aPerson({ world }: House): Promise<string> {
  const { openid } = await world.control('/people', { name: '客' })
  return String(openid)
}

function heldPhone(page: Page, at: number, openid: string) {
  const posted = (): Promise<Message[]> =>
    page.evaluate((index) => (Reflect.get(window, 'holder') as Holder).posted[index] ?? [], at)
  const post = (message: object): Promise<void> =>
    page.evaluate(([index, sent]) => (Reflect.get(window, 'holder') as Holder).post(index, sent), [
      at,
      message,
    ] as const)
  const heard = async (kind: 'ask' | 'say', name: string, times = 1): Promise<Message> => {
    await page.waitForFunction(
      ([index, key, wanted, least]) => {
        const { posted } = Reflect.get(window, 'holder') as Holder
        return (posted[index]?.filter((one) => one[key] === wanted).length ?? 0) >= least
      },
      [at, kind, name, times] as const,
    )
    return (await posted()).filter((message) => message[kind] === name).at(-1) as Message
  }
  return {
    openid,
    posted,
    asked: (ask: string, times?: number) => heard('ask', ask, times),
    said: (say: string) => heard('say', say),
    answer: ({ id }: Message, body: unknown) => post({ answer: id, body }),
    say: (say: string, body: object = {}) => post({ say, body }),
    async hold(name: string, src: string): Promise<Frame> {
      await page.evaluate(
        ([index, called, address]) =>
          (Reflect.get(window, 'holder') as Holder).hold(index, called, address),
        [at, name, src] as const,
      )
      const element = await page.waitForSelector(`iframe[data-at="${at}"]`)
      const frame = await element.contentFrame()
      if (!frame) throw new Error('the frame has no page')
      return frame
    },
  }
}
