/** What the build put into dist/weapp: its files, its packages and what the app declares. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative } from 'node:path'

export type BuiltFile = { path: string; bytes: number }

/** The parts of app.json that the audit asks about. */
export type AppJson = {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string; iconPath: string; selectedIconPath: string }[] }
  lazyCodeLoading?: string
  darkmode?: boolean
  themeLocation?: string
  sitemapLocation?: string
  __usePrivacyCheck__?: boolean
}

export function filesIn(folder: string, extension?: string): BuiltFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => extension === undefined || extname(path) === extension)
    .map((path) => ({ path: relative(folder, path), bytes: statSync(path).size }))
}

/** Bytes of the main package and of each subpackage. Licence notes and maps are not uploaded. */
export function packageBytes(dist: string): Record<string, number> {
  const roots = (appJson(dist).subPackages ?? []).map(({ root }) => root)
  const bytes: Record<string, number> = {
    main: 0,
    ...Object.fromEntries(roots.map((root) => [root, 0])),
  }
  for (const file of filesIn(dist)) {
    if (/\.(txt|map)$/.test(file.path)) continue
    const home = roots.find((root) => file.path.startsWith(`${root}/`)) ?? 'main'
    bytes[home] = (bytes[home] ?? 0) + file.bytes
  }
  return bytes
}

export function appJson(dist: string): AppJson {
  return JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8'))
}

export function allPages(app: AppJson): string[] {
  const inside = (app.subPackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => `${root}/${page}`),
  )
  return [...app.pages, ...inside]
}

/** All text of one kind, as `path: text`. */
export function texts(folder: string, extension: string): { path: string; text: string }[] {
  return filesIn(folder, extension).map(({ path }) => ({
    path,
    text: readFileSync(join(folder, path), 'utf8'),
  }))
}
