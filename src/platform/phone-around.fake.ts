/** A phone around the page, as `*.h5.ts` files find it when they are loaded after this. */
export const SIMULATOR = 'http://127.0.0.1:3100'

type Heard = { lantern: 1; ask?: string; say?: string; id?: number; body: unknown }

export type PhoneAround = {
  /** What the page has posted, oldest first, with the origin it was meant for. */
  heard: { message: Heard; origin: string }[]
  /** Posts to the page, as the phone unless told otherwise, and waits until it was taken. */
  post(data: unknown, as?: { origin?: string; source?: unknown }): Promise<void>
  /** Answers the latest ask. */
  answer(parts: { body?: unknown; error?: string }): Promise<void>
  /** The asks of the server and the simulator: `POST http://…`. */
  requests: string[]
}

export const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((done) => setTimeout(done, 1))
}

export const told = {
  openid: 'o_SIM_grandma',
  scene: 1008,
  theme: 'dark',
  fontScale: 1,
  language: 'zh_CN',
  top: { statusBar: 47, bar: 44, capsule: 104 },
}

/** `name`: the frame's whole name, where it is not a phone's. `status`: how the simulator answers. */
export function aPhoneAround({ name, status = 200 }: { name?: string; status?: number } = {}) {
  jest.resetModules()
  forgetListeners()
  noteListeners()
  window.name = name ?? `lantern-phone${JSON.stringify(told)}`
  const phone: PhoneAround = {
    heard: [],
    requests: [],
    async post(data, { origin = SIMULATOR, source = frame } = {}) {
      window.dispatchEvent(Object.assign(new Event('message'), { data, origin, source }))
      await turns()
    },
    async answer(parts) {
      await turns()
      const { message } = phone.heard.filter((one) => one.message.ask).at(-1) ?? {}
      await phone.post({ lantern: 1, answer: message?.id, ...parts })
    },
  }
  const frame = {
    postMessage: (message: Heard, origin: string) => phone.heard.push({ message, origin }),
  }
  Object.defineProperty(window, 'parent', { configurable: true, value: frame })
  Object.assign(globalThis, {
    LANTERN_API: 'http://product.test',
    fetch: async (url: string, { method = 'GET' }: RequestInit = {}) => {
      phone.requests.push(`${method} ${url}`)
      const development = url.endsWith('/1.1/development')
      const is = development ? 200 : status
      const body = development ? { simulator: SIMULATOR } : { code: 'a-code' }
      return { ok: is < 300, status: is, url, json: async () => body }
    },
  })
  return phone
}

/** Takes the phone away again: a plain browser. */
export function noPhone(): void {
  jest.resetModules()
  forgetListeners()
  window.name = ''
  Object.defineProperty(window, 'parent', { configurable: true, value: window })
}

const listening: EventListenerOrEventListenerObject[] = []

/** The bridge listens for as long as its page lives, and so does that of the test before. */
function noteListeners(): void {
  window.addEventListener = (
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ) => {
    if (type === 'message') listening.push(listener)
    Window.prototype.addEventListener.call(window, type, listener, options)
  }
}

function forgetListeners(): void {
  for (const listener of listening.splice(0)) window.removeEventListener('message', listener)
  Reflect.deleteProperty(window, 'addEventListener')
}
