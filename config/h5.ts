/** The part of the build that only concerns a browser. */
import path from 'node:path'
import type { IH5Config } from '@tarojs/taro/types/compile'

const contracts = path.resolve(__dirname, '../contracts')

/**
 * Two files beside the entry. The screens are small and share most of their parts, so all of them come
 * with the first page: a tap opens the next one at once, also where the network has gone meanwhile.
 */
const cacheGroups = {
  default: false,
  defaultVendors: false,
  libraries: { name: 'libraries', test: /[\\/]node_modules[\\/]/, priority: 1 },
  screens: { name: 'screens', test: /[\\/](src|contracts)[\\/]/, enforce: true },
} as const

export const h5: IH5Config = {
  publicPath: '/',
  staticDirectory: 'static',
  // The path behind `#` never reaches the server, so a deep link survives a reload on any host.
  router: { mode: 'hash' },
  compile: { include: [contracts] },
  output: {
    filename: 'js/[name].[contenthash:8].js',
    chunkFilename: 'chunk/[name].[contenthash:8].js',
  },
  miniCssExtractPluginOption: {
    ignoreOrder: true,
    filename: 'css/[name].[contenthash:8].css',
    chunkFilename: 'css/[name].[contenthash:8].css',
  },
  webpackChain(chain) {
    chain.performance.hints(false)
    chain.optimization.splitChunks({ chunks: 'all', minSize: 0, cacheGroups })
  },
  postcss: {
    pxtransform: { enable: false, config: {} },
    autoprefixer: { enable: true, config: {} },
  },
}
