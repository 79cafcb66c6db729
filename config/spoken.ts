/** A Taro plugin: the templates for WeChat also bind what a screen reader is told. */
import type { IPluginContext } from '@tarojs/service'
import spokenAttributes from '../src/platform/spoken-attributes.json'

type Platform = {
  template?: {
    mergeComponents(context: IPluginContext, added: Record<string, Record<string, string>>): void
  }
}

export default function spoken(context: IPluginContext): void {
  context.registerMethod({
    name: 'onSetupClose',
    fn: ({ template }: Platform) => template?.mergeComponents(context, spokenAttributes),
  })
}
