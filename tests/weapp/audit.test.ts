/** The built mini program against the platform's rules, with no developer tools at hand. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from '../../scripts/client-build'
import { allPages, appJson, filesIn, packageBytes, texts } from './package'
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

const KB = 1024
const MAIN_BYTES_MAX = 1.2 * KB * KB
const SUBPACKAGE_BYTES_MAX = 2 * KB * KB
const ALL_BYTES_MAX = 30 * KB * KB
const IMAGE_BYTES_MAX = 60 * KB
const TAB_ICON_BYTES_MAX = 40 * KB
const SOURCE = join(__dirname, '../../src')
const TYPINGS = join(
  __dirname,
  '../../node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts',
)

let dist = ''
beforeAll(async () => {
  dist = await ensureBuilt('weapp')
}, 240_000)

/** What each file of a kind breaks, as `file: what`. */
function broken(folder: string, extension: string, rule: (text: string) => string[]): string[] {
  return texts(folder, extension).flatMap(({ path, text }) =>
    rule(text).map((what) => `${path}: ${what}`),
  )
}

test.each([
  ['no press is shown with :active', '.wxss', pressedWithActive],
  ['every list that scrolls keeps its momentum', '.wxss', stiffScrolling],
  ['no selector is too new for WXSS', '.wxss', newSelectors],
  ['no text is smaller than 12 px', '.wxss', smallPrint],
  ['every address is encrypted', '.js', plainHttp],
  ['no built-in function is missing on older phones', '.js', newBuiltIns],
  ['neither schemas, live query nor the simulator come along', '.js', stowaways],
])('%s', (_, extension, rule) => {
  expect(broken(dist, extension, rule)).toEqual([])
})

test('the main package stays below 1.2 MB and every other within the limit', () => {
  const { main = 0, ...others } = packageBytes(dist)
  expect(main).toBeLessThan(MAIN_BYTES_MAX)
  for (const bytes of Object.values(others)) expect(bytes).toBeLessThanOrEqual(SUBPACKAGE_BYTES_MAX)
  const all = Object.values(others).reduce((sum, bytes) => sum + bytes, main)
  expect(all).toBeLessThanOrEqual(ALL_BYTES_MAX)
})

test('no picture is heavier than 60 KB', () => {
  const pictures = filesIn(dist).filter(({ path }) => /\.(png|jpe?g|gif|webp|svg)$/.test(path))
  expect(pictures.length).toBeGreaterThan(0)
  expect(pictures.filter(({ bytes }) => bytes > IMAGE_BYTES_MAX)).toEqual([])
})

test('no deprecated function of the platform is called', () => {
  const deprecated = deprecatedIn(readFileSync(TYPINGS, 'utf8'))
  expect(deprecated).toContain('getSystemInfoSync')
  const found = ['.ts', '.tsx'].flatMap((kind) =>
    broken(SOURCE, kind, (text) => deprecatedCalls(text, deprecated)),
  )
  expect(found).toEqual([])
})

test('no timer outlives its page', () => {
  expect(['.ts', '.tsx'].flatMap((kind) => broken(SOURCE, kind, endlessTimers))).toEqual([])
})

test('the app says what the platform asks of it', () => {
  expect(appJson(dist)).toMatchObject({
    lazyCodeLoading: 'requiredComponents',
    __usePrivacyCheck__: true,
    darkmode: true,
    themeLocation: 'theme.json',
    sitemapLocation: 'sitemap.json',
  })
  expect(existsSync(join(dist, 'sitemap.json'))).toBe(true)
})

test('every page is there, and the tabs lie in the main package', () => {
  const app = appJson(dist)
  const missing = allPages(app).filter((page) => !existsSync(join(dist, `${page}.wxml`)))
  expect(missing).toEqual([])
  for (const { pagePath } of app.tabBar?.list ?? []) expect(app.pages).toContain(pagePath)
})

test('light and dark name the same things, and each tab icon exists in both', () => {
  const theme: Record<'light' | 'dark', Record<string, string>> = JSON.parse(
    readFileSync(join(dist, 'theme.json'), 'utf8'),
  )
  expect(Object.keys(theme.dark)).toEqual(Object.keys(theme.light))
  const declared = readFileSync(join(dist, 'app.json'), 'utf8')
  for (const [, name = ''] of declared.matchAll(/"@(\w+)"/g))
    expect(theme.light).toHaveProperty(name)
  const icons = [theme.light, theme.dark]
    .flatMap((colours) => Object.values(colours))
    .filter((value) => value.endsWith('.png'))
  expect(icons).toHaveLength(8)
  const sizes = new Map(filesIn(dist).map(({ path, bytes }) => [path, bytes]))
  const unfit = icons.filter((icon) => (sizes.get(icon) ?? Infinity) > TAB_ICON_BYTES_MAX)
  expect(unfit).toEqual([])
})
