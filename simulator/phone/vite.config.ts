import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** The phone page's build: React with esbuild's own JSX, one folder of files with fixed places. */
export default defineConfig({
  root: __dirname,
  logLevel: 'warn',
  base: '/',
  esbuild: { jsx: 'automatic' },
  build: {
    outDir: resolve(__dirname, '../../dist/phone'),
    emptyOutDir: true,
    assetsDir: 'phone',
  },
})
