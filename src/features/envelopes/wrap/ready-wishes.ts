import type { Scene } from '../../../../contracts/scenes/schema'
import { useCopy, useWords } from '../../../ui'
import { isFestival } from '../../scenes'
import { wrapCopy } from './copy'

/** Wishes to take as they are: a festival's come first, and any other day's after those for every day. */
export function useReadyWishes(scene: Scene): string[] {
  const copy = useCopy(wrapCopy)
  const words = useWords()
  const own = scene.blessings.map(words)
  const wishes = isFestival(scene) ? [...own, ...copy.blessings] : [...copy.blessings, ...own]
  return [...new Set(wishes)]
}
