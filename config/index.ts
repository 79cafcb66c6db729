/**
 * How the mini program is built: `weapp` (the product) and `h5` (the same screens in a browser).
 *
 * Sizes in SCSS are px at a width of 375 and stay px: the tokens are CSS variables in px, and a
 * transform to rpx or rem would touch the rules and miss the variables.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import { apiAddress } from './api'
import { h5 } from './h5'
import { mini } from './mini'

export default defineConfig<'webpack5'>(() => {
  const target = process.env['TARO_ENV'] ?? 'weapp'
  return {
    projectName: 'lantern',
    date: '2026-12-1',
    designWidth: 375,
    deviceRatio: { 640: 1.17, 750: 1, 375: 2, 828: 0.905 },
    sourceRoot: 'src',
    outputRoot: `dist/${target}`,
    framework: 'react',
    plugins: [path.resolve(__dirname, 'spoken.ts')],
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    // The cache survives between builds: a second build of an unchanged tree takes seconds.
    cache: { enable: true, buildDependencies: { config: [__filename] } },
    logger: { quiet: true, stats: false },
    defineConstants: {
      LANTERN_API: JSON.stringify(apiAddress(target, process.env['LANTERN_API'])),
    },
    copy: { patterns: copiesFor(target), options: {} },
    mini,
    h5,
  } satisfies UserConfigExport<'webpack5'>
})

/** Files that the platform reads by their path, beside the bundle. */
function copiesFor(target: string): { from: string; to: string }[] {
  const drawings = ['tab', 'covers', 'hero', 'lantern', 'share']
    .map((name) => `assets/${name}`)
    .filter((folder) => existsSync(path.resolve(__dirname, '../src', folder)))
  const files = target === 'weapp' ? ['sitemap.json', ...drawings] : drawings
  const copies = [
    ...files.map((file) => ({ from: `src/${file}`, to: `dist/${target}/${file}` })),
    // In the packages of the only pages that show them: the main one has no room for them.
    { from: 'src/assets/envelopes', to: `dist/${target}/pages/envelope/covers` },
    { from: 'src/assets/poster', to: `dist/${target}/pages/poster/art` },
  ]
  // Clips and the cards of envelopes come from the product's own address: the mini program has no room for them.
  const served = ['clips', 'cards'].map((from) => ({ from, to: `dist/${target}/${from}` }))
  return target === 'weapp' ? copies : [...copies, ...served]
}
