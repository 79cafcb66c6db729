import Taro from '@tarojs/taro'
import type { System } from './system'

const BAR_PX = 44
const CAPSULE_PX = 104

export const system: System = {
  theme: () => (Taro.getAppBaseInfo().theme === 'dark' ? 'dark' : 'light'),
  // WeChat starts the app afresh when text size or language change.
  onChange: (told) => Taro.onThemeChange(told),
  fontScale() {
    // Newer than Taro's types; absent on base libraries before 2.23.
    const info: object & { fontSizeScaleFactor?: number } = { ...Taro.getAppBaseInfo() }
    return info.fontSizeScaleFactor ?? 1
  },
  language: () => Taro.getAppBaseInfo().language ?? 'zh_CN',
  // Phones do not tell mini programs; the styles ask `prefers-reduced-motion` themselves.
  reducedMotion: () => false,
  windowTop() {
    const { windowWidth, statusBarHeight: statusBar = 0 } = Taro.getWindowInfo()
    const capsule = Taro.getMenuButtonBoundingClientRect()
    // Some phones answer zeros before the first page is drawn.
    if (capsule.height === 0) return { statusBar, bar: BAR_PX, capsule: CAPSULE_PX }
    return {
      statusBar,
      // The capsule stands in the middle of the bar, whatever the phone.
      bar: Math.max(BAR_PX, 2 * (capsule.top - statusBar) + capsule.height),
      capsule: windowWidth - capsule.left,
    }
  },
}
