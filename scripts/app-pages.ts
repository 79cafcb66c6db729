/** The pages of the mini program, the home page first, as its own config names them. */
import type { AppConfig } from '@tarojs/taro'

let told: AppConfig | undefined

export async function appPages(): Promise<string[]> {
  // What Taro lends a config while it builds. It is read once, so it is kept.
  const defineAppConfig = (config: AppConfig) => {
    told = config
    return config
  }
  Object.assign(globalThis, { defineAppConfig })
  await import('../src/app.config')
  const further = (told?.subPackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => `${root}/${page}`),
  )
  return [...(told?.pages ?? []), ...further]
}
