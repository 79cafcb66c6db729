/** The part of the build that only concerns the mini program. */
import path from 'node:path'
import type { IMiniAppConfig } from '@tarojs/taro/types/compile'
import { ProvidePlugin } from 'webpack'

const contracts = path.resolve(__dirname, '../contracts')
const textEncoder = path.resolve(__dirname, '../src/platform/text-encoder.ts')

export const mini: IMiniAppConfig = {
  compile: { include: [contracts] },
  // What only subpackages use stays out of the main package (main stays below 1.2 MB). With `sideEffects` in
  // package.json a page that takes one thing through a feature's door does not bring the rest of the feature;
  // an `import()` brings all that its file exports, so a part that is fetched late is named by its own file.
  optimizeMainPackage: { enable: true },
  // No `minifyXML`: it takes the slash from `<input />`, and then WeChat's own compiler refuses the file.
  webpackChain(chain) {
    chain.performance.hints(false)
    chain.plugin('text-encoder').use(ProvidePlugin, [{ TextEncoder: [textEncoder, 'TextEncoder'] }])
  },
  // Each component's styles have names of their own, so the order of files means nothing.
  miniCssExtractPluginOption: { ignoreOrder: true },
  postcss: {
    pxtransform: { enable: false, config: {} },
  },
}
