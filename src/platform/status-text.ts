/** The colour in which the host writes its status bar over the page on top. Twins: in a browser the phone around it is told. */
import Taro from '@tarojs/taro'

/** `light` text over a dark page, `dark` over a light one. */
export type StatusText = 'light' | 'dark'

const FRONT = { light: '#ffffff', dark: '#000000' } as const

export function colourStatusText(text: StatusText): void {
  // The pages draw their own bar: of the host's one only the front is seen.
  Taro.setNavigationBarColor({ frontColor: FRONT[text], backgroundColor: FRONT[text] }).catch(
    () => undefined,
  )
}
