import type { Scene } from '../../../../contracts/scenes/schema'
import { useCopy, useWords } from '../../../ui'
import { wrapCopy } from './copy'

/** Wishes to take as they are: those of the scene that is on, then some for any day. */
export function useReadyWishes({ blessings }: Pick<Scene, 'blessings'>): string[] {
  const copy = useCopy(wrapCopy)
  const words = useWords()
  return [...new Set([...blessings.map(words), ...copy.blessings])]
}
