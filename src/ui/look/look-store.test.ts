import { createLookStore, type LookChoice, type LookDevice } from './look-store'

function aPhone(settings: Partial<LookDevice> = {}) {
  const kept: { choice: LookChoice | undefined } = { choice: undefined }
  let tell = (): void => undefined
  const device: LookDevice = {
    theme: () => 'light',
    onChange: (told) => {
      tell = told
    },
    fontScale: () => 1,
    language: () => 'zh_CN',
    load: () => kept.choice,
    save: (choice) => {
      kept.choice = choice
    },
    ...settings,
  }
  return { device, kept, change: () => tell() }
}

test('a first launch follows the phone: its theme, its text size, its language', () => {
  const { device } = aPhone({ theme: () => 'dark', fontScale: () => 1.5, language: () => 'en' })
  expect(createLookStore(device).get()).toEqual({
    theme: 'dark',
    themeChoice: 'system',
    textSize: 'large',
    lang: 'en',
  })
})

test('a choice is kept on the device and stands at the next launch', () => {
  const { device, kept } = aPhone()
  createLookStore(device).choose({ textSize: 'large' })
  createLookStore(device).choose({ lang: 'en' })
  expect(kept.choice).toEqual({ textSize: 'large', lang: 'en' })
  expect(createLookStore(device).get()).toMatchObject({ textSize: 'large', lang: 'en' })
})

test('a person who chose a theme keeps it when the phone turns dark; one who did not follows', () => {
  let theme: 'light' | 'dark' = 'light'
  const { device, change } = aPhone({ theme: () => theme })
  const store = createLookStore(device)
  let told = 0
  store.watch(() => {
    told += 1
  })

  theme = 'dark'
  change()
  expect(store.get().theme).toBe('dark')

  store.choose({ theme: 'light' })
  change()
  expect(store.get().theme).toBe('light')
  expect(told).toBe(3)
})

test('text that is made large on the phone while the app is open is followed, and so is the language', () => {
  let fontScale = 1
  let language = 'zh_CN'
  const { device, change } = aPhone({ fontScale: () => fontScale, language: () => language })
  const store = createLookStore(device)
  fontScale = 1.4
  language = 'en'
  change()
  expect(store.get()).toMatchObject({ textSize: 'large', lang: 'en' })
  store.choose({ textSize: 'normal' })
  expect(store.get().textSize).toBe('normal')
})
