/** What projects are for: the words and the icon of each cause. */
import type { Cause } from '../../../contracts/projects'
import { defineCopy, type IconName } from '../../ui'

/** In the order in which screens show them; the first five stand on the home page. */
export const causesInOrder = [
  'education',
  'hardship',
  'health',
  'accessibility',
  'environment',
  'rural',
  'culture',
] as const satisfies readonly Cause[]

export const causeIcons = {
  education: 'book',
  hardship: 'elder',
  health: 'heart',
  accessibility: 'ear',
  environment: 'leaf',
  rural: 'field',
  culture: 'opera',
} as const satisfies Record<Cause, IconName>

export const causeCopy = defineCopy({
  zh: {
    education: '助学',
    hardship: '济困',
    health: '健康',
    accessibility: '助残',
    environment: '自然',
    rural: '乡村',
    culture: '文化',
  },
  en: {
    education: 'Learning',
    hardship: 'Hardship',
    health: 'Health',
    accessibility: 'Access',
    environment: 'Nature',
    rural: 'Village',
    culture: 'Culture',
  },
})

/** A cause from a page's address; undefined when there is no such cause. */
export function causeNamed(text: string | undefined): Cause | undefined {
  return causesInOrder.find((cause) => cause === text)
}
