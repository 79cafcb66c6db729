/** What a page hears about itself, for screens: shown, hidden, pulled down, scrolled to its end. */
export {
  useDidHide as usePageHide,
  useDidShow as usePageShow,
  usePullDownRefresh as usePullDown,
  useReachBottom as usePageEnd,
} from '@tarojs/taro'
