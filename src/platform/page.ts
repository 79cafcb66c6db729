/** What a page hears about itself, for screens: it is shown (again), it is scrolled to its end. */
export { useDidShow as usePageShow, useReachBottom as usePageEnd } from '@tarojs/taro'
