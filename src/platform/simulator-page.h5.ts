/**
 * A page of the simulator's over ours, as the host's own lie over a mini program: the cashier, a contract.
 * It is of another origin, in a frame, and speaks its word once, as a message.
 */
import { holdBack } from './back'
import './cashier.scss'

export type SimulatorPage<Word> = {
  page: URL
  /** Names of the frame and of the button that leaves it. */
  title: string
  leave: string
  /** What it means when somebody leaves it; what became of it is for the server to find out. */
  left: Word
  /** The word in a message of the page's; undefined when it is about something else. */
  wordIn(data: unknown): Word | undefined
}

export function openOver<Word>({
  page,
  left,
  wordIn,
  ...names
}: SimulatorPage<Word>): Promise<Word> {
  const { sheet, frame, leave } = drawn(page, names)
  return new Promise((resolve) => {
    const close = (word: Word): void => {
      window.removeEventListener('message', heard)
      letBackGo()
      sheet.remove()
      resolve(word)
    }
    const heard = ({ origin, data }: MessageEvent<unknown>): void => {
      if (origin !== page.origin) return
      const word = wordIn(data)
      if (word !== undefined) close(word)
    }
    const leaves = (): void => close(left)
    const letBackGo = holdBack(leaves)
    window.addEventListener('message', heard)
    leave.addEventListener('click', leaves)
    document.body.append(sheet)
    frame.focus()
  })
}

function drawn(
  page: URL,
  names: { title: string; leave: string },
): { sheet: HTMLElement; frame: HTMLIFrameElement; leave: HTMLButtonElement } {
  const sheet = document.createElement('div')
  sheet.className = 'cashier'
  const leave = document.createElement('button')
  leave.className = 'cashier__leave'
  leave.textContent = '×'
  leave.setAttribute('aria-label', names.leave)
  const frame = document.createElement('iframe')
  frame.className = 'cashier__page'
  frame.title = names.title
  frame.src = page.href
  sheet.append(leave, frame)
  return { sheet, frame, leave }
}
