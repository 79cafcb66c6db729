/**
 * What the host draws around our pages: its tab bar, and the ground behind a page that is pulled.
 * It follows the theme and the language that a person chose in the app, which the host cannot know.
 */
import Taro from '@tarojs/taro'
import { dressDocument } from './document'

export type Dress = {
  theme: 'light' | 'dark'
  lang: 'zh' | 'en'
  paper: string
  bar: string
  text: string
  on: string
  line: 'black' | 'white'
  /** The words of the bar, in its order. */
  tabs: readonly { text: string; icon: string; iconOn: string }[]
}

let worn: Dress | undefined

export function dress(wanted: Dress): void {
  worn = wanted
  dressDocument(wanted)
  redress()
}

/** The host forgets the bar's dress on pages without a bar, so pages with one ask again when shown. */
export function redress(): void {
  if (!worn) return
  const { theme, paper, bar, text, on, line, tabs } = worn
  quietly(
    Taro.setTabBarStyle({
      color: text,
      selectedColor: on,
      backgroundColor: bar,
      borderStyle: line,
    }),
  )
  tabs.forEach((tab, index) => {
    const { text: word, icon, iconOn } = tab
    quietly(Taro.setTabBarItem({ index, text: word, iconPath: icon, selectedIconPath: iconOn }))
  })
  if (process.env['TARO_ENV'] !== 'weapp') return
  quietly(
    Taro.setBackgroundColor({
      backgroundColor: paper,
      backgroundColorTop: paper,
      backgroundColorBottom: paper,
    }),
  )
  quietly(Taro.setBackgroundTextStyle({ textStyle: theme === 'dark' ? 'light' : 'dark' }))
}

const UNREAD_SHOWN_MAX = 99

/** How much is unread behind a tab (its place on the bar); none takes the mark away. Only while a page with the bar is on top. */
export function markTab(index: number, unread: number): void {
  const text = unread > UNREAD_SHOWN_MAX ? `${UNREAD_SHOWN_MAX}+` : String(unread)
  quietly(unread > 0 ? Taro.setTabBarBadge({ index, text }) : Taro.removeTabBarBadge({ index }))
}

/** A page without a bar refuses; the next page with one asks again. */
function quietly(asked: Promise<unknown>): void {
  asked.catch(() => undefined)
}
