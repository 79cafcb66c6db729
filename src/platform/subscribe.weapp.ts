import Taro from '@tarojs/taro'
import { launch } from './launch'
import type { Subscribe } from './subscribe'

export const subscribe: Subscribe = {
  get available() {
    return !launch().readOnly
  },
  async ask(templateIds) {
    try {
      // Taro's types ask for the `entityIds` of another platform.
      const words: object = await Taro.requestSubscribeMessage({
        tmplIds: [...templateIds],
      } as unknown as Parameters<typeof Taro.requestSubscribeMessage>[0])
      return acceptedIn(templateIds, new Map(Object.entries(words)))
    } catch {
      return []
    }
  },
}

/** Besides `accept` and `reject` WeChat says `ban`, `filter`, and `acceptWithAudio` for one that also sounds. */
function acceptedIn(
  templateIds: readonly string[],
  words: ReadonlyMap<string, unknown>,
): readonly string[] {
  return templateIds.filter((id) => String(words.get(id)).startsWith('accept'))
}
