import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Scene } from '../../../contracts/scenes/schema'
import { useWords } from '../../ui'

/** A scene's greeting, a line for each of its clauses, so that none breaks before its last word. */
export function Greeting({ of: { greeting } }: { of: Scene }): ReactNode {
  const words = useWords()
  return linesOf(words(greeting)).map((line) => <View key={line}>{line}</View>)
}

/** `greeting` in its clauses, as it stands in lines. */
export function linesOf(sentence: string): string[] {
  // Without a look-behind, at which older phones stop.
  return sentence.match(/[^，：]+[，：]?/g) ?? [sentence]
}
