import {
  deprecatedCalls,
  deprecatedIn,
  endlessTimers,
  newBuiltIns,
  newSelectors,
  plainHttp,
  pressedWithActive,
  smallPrint,
  stiffScrolling,
  stowaways,
} from './rules'

test.each([
  [
    'a press shown with :active',
    pressedWithActive,
    '.a:active{opacity:.5}',
    '.a--active{opacity:.5}',
  ],
  [
    'a list that stops dead',
    stiffScrolling,
    '.a{overflow-y: scroll}',
    '.a{overflow-y:scroll;-webkit-overflow-scrolling:touch}',
  ],
  ['a selector that is too new', newSelectors, '.a:has(.b){top:0}', '.a .b{top:0}'],
  ['small print', smallPrint, '.a{font-size:11px}', '.a{font-size:12px}'],
  ['an address without encryption', plainHttp, 'a("http://x.cn/a")', 'a("https://x.cn/a")'],
  ['a function that is too new', newBuiltIns, 'Object.hasOwn(a,b)', 'a.hasOwnProperty(b)'],
  ['schemas of the server', stowaways, 'throw new ZodError(a)', 'throw new Error(a)'],
  ['an endless timer', endlessTimers, 'setInterval(f, 1)', 'clearInterval(setInterval(f, 1))'],
])('%s is found, and its remedy is not', (_, rule, bad, good) => {
  expect(rule(bad)).toHaveLength(1)
  expect(rule(good)).toEqual([])
})

test('what the typings call deprecated is found in a source', () => {
  const typings = `
    /** Gets it. */
    getWindowInfo(): WindowInfo
    /** Gets it all.
     * @deprecated use the parts */
    getSystemInfoSync(): SystemInfo`
  const deprecated = deprecatedIn(typings)
  expect(deprecatedCalls('Taro.getWindowInfo(); Taro.getSystemInfoSync()', deprecated)).toEqual([
    'getSystemInfoSync',
  ])
})
