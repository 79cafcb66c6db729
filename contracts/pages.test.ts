import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pages } from './pages'

test.each(Object.values(pages))('%s is a page of the mini program', (path) => {
  expect(existsSync(join(__dirname, '../src', `${path}.tsx`))).toBe(true)
})
