import { resolve } from 'node:path'
import type { InlineConfig } from 'vite'

/** The phone page's build: React with esbuild's own JSX, one folder of files with fixed places. */
export const phoneBuild: InlineConfig = {
  root: __dirname,
  configFile: false,
  logLevel: 'warn',
  base: '/',
  esbuild: { jsx: 'automatic' },
  build: {
    outDir: resolve(__dirname, '../../dist/phone'),
    emptyOutDir: true,
    assetsDir: 'phone',
  },
}
