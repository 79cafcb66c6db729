import Taro from '@tarojs/taro'
import type { Subscribe, SubscribeAnswer } from './subscribe'

const ANSWERS: readonly string[] = ['accept', 'reject', 'ban', 'filter']

export const subscribe: Subscribe = {
  possible: true,
  async ask(templateIds) {
    try {
      // `entityIds` belongs to another platform; its type asks for it all the same.
      const said: Record<string, unknown> = {
        ...(await Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] })),
      }
      return Object.fromEntries(
        templateIds.flatMap((id) => (isAnswer(said[id]) ? [[id, said[id]]] : [])),
      )
    } catch {
      // The main switch is off, or the app lies in the background: no answer, no message.
      return {}
    }
  },
}

function isAnswer(value: unknown): value is SubscribeAnswer {
  return typeof value === 'string' && ANSWERS.includes(value)
}
