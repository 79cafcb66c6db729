/** When a page is shown: at first, on the way back to it, and when the program comes to the front. Twins. */
export { useDidShow as usePageShow } from '@tarojs/taro'
