/**
 * A phone in memory, in the place of `@tarojs/taro` in component tests: what the platform folder asks
 * of the device is answered here, and where a screen went can be read.
 */
import { useEffect } from 'react'

type Query = Record<string, string>

const drawer = new Map<string, unknown>()
const query: Query = {}

/** Where the screens have gone since the last `resetPhone`, oldest first. */
export const trips: string[] = []

/** What the players were told since then: `play`, `pause`, `seek 6`. */
export const played: string[] = []

/** What stands at the tabs, by their place. */
export const tabMarks = new Map<number, string>()

/** An empty phone whose page was opened with this query. */
export function resetPhone(opened: Query = {}): void {
  drawer.clear()
  trips.length = 0
  played.length = 0
  tabMarks.clear()
  for (const key of Object.keys(query)) delete query[key]
  Object.assign(query, opened)
}

const readers = new Set<(at: { scrollTop: number }) => void>()

/** Scrolls whatever page is there. */
export function scrollTo(scrollTop: number): void {
  for (const scrolled of readers) scrolled({ scrollTop })
}

const go = async ({ url }: { url: string }): Promise<void> => {
  trips.push(url)
}
const done = async (): Promise<void> => undefined
const nothing = (): void => undefined

export const useRouter = () => ({ params: query })
export const useDidShow = (shown: () => void): void => useEffect(shown, [shown])
export const useDidHide = nothing
export const usePullDownRefresh = nothing
export const useReachBottom = nothing
export const usePageScroll = (scrolled: (at: { scrollTop: number }) => void): void => {
  useEffect(() => {
    readers.add(scrolled)
    return () => {
      readers.delete(scrolled)
    }
  }, [scrolled])
}
export const useShareAppMessage = nothing
export const useShareTimeline = nothing
export const useLaunch = (launched: () => void): void => useEffect(launched, [launched])

const Taro = {
  getStorageSync: (key: string) => drawer.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => drawer.set(key, value),
  removeStorageSync: (key: string) => drawer.delete(key),
  getEnterOptionsSync: () => ({ scene: 1001 }),
  getCurrentPages: (): unknown[] => [],
  navigateTo: go,
  redirectTo: go,
  reLaunch: go,
  switchTab: go,
  navigateBack: () => go({ url: 'back' }),
  pageScrollTo: done,
  setNavigationBarTitle: done,
  setNavigationBarColor: done,
  setTabBarStyle: done,
  setTabBarItem: done,
  setTabBarBadge: async ({ index, text }: { index: number; text: string }) => {
    tabMarks.set(index, text)
  },
  removeTabBarBadge: async ({ index }: { index: number }) => {
    tabMarks.delete(index)
  },
  setBackgroundColor: done,
  setBackgroundTextStyle: done,
  vibrateShort: done,
  setClipboardData: done,
  showToast: done,
  createVideoContext: () => ({
    play: () => played.push('play'),
    pause: () => played.push('pause'),
    seek: (to: number) => played.push(`seek ${to}`),
  }),
}

export default Taro
