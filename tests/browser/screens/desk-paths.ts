/** Where the pages of the desk are, and what a finger does on them. */
import type { Page } from 'playwright-core'
import type { Desk } from '../desk'
import type { Screen } from './screen'

export type DeskScreen = Screen<Desk>

export const page = (name: string, query = '') => `pages/desk/${name}index${query}`

export function at(name: string, query = '') {
  return () => page(name, query)
}

/** Taps one thing on the page, and sees what opens. */
export function opens(name: string | RegExp, words: string | RegExp) {
  return async (shown: Page) => {
    await shown.getByRole('button', { name }).first().click()
    await shown.getByText(words).first().waitFor()
  }
}
