/** The part of the build that only concerns a browser. */
import path from 'node:path'
import type { IH5Config } from '@tarojs/taro/types/compile'

const contracts = path.resolve(__dirname, '../contracts')

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
  webpackChain: (chain) => void chain.performance.hints(false),
  postcss: {
    pxtransform: { enable: false, config: {} },
    autoprefixer: { enable: true, config: {} },
  },
}
