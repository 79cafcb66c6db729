/** The bar that the host draws: its words and the icon of the tab that is chosen. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { act, render } from '@testing-library/react'
import { sceneCalled } from '../contracts/scenes/which-scene'
import { useChrome } from './app.chrome'
import { dressOf } from './features/scenes/dress'
import { chooseLook, wear } from './ui'
import { palette } from './ui/palette'

type Dressed = { on: string; tabs: { icon: string; iconOn: string }[] }
const mockDress = jest.fn()
jest.mock('./platform', () => ({
  ...jest.requireActual('./platform'),
  dress: (wanted: Dressed) => mockDress(wanted),
}))

afterEach(() => {
  act(() => wear(undefined))
  act(() => chooseLook({ theme: 'light' }))
})

function App() {
  useChrome()
  return null
}

/** As it is dressed on a scene's day. */
function barOn(scene: string, theme: 'light' | 'dark'): Dressed {
  const found = sceneCalled(scene)
  if (!found) throw new Error(`no scene is called ${scene}`)
  mockDress.mockReset()
  act(() => chooseLook({ theme }))
  act(() => wear(dressOf(found)))
  const { unmount } = render(<App />)
  unmount()
  return mockDress.mock.lastCall?.[0]
}

test.each([
  ['spring', 'light', '-on.png'],
  ['mid-autumn', 'light', '-on.png'],
  ['volunteer-day', 'dark', '-on-dark.png'],
  ['qingming', 'light', '-willow.png'],
  ['qingming', 'dark', '-willow-dark.png'],
  ['mourning', 'light', '-grey.png'],
  ['mourning', 'dark', '-grey-dark.png'],
] as const)(
  'on %s, %s, the chosen tab wears the day, and its icon is there',
  (scene, theme, ends) => {
    const { on, tabs } = barOn(scene, theme)
    const day = sceneCalled(scene)
    expect(on).toBe(day?.motion ? palette[theme].accent : day?.theme[theme].accent)
    expect(tabs.map(({ iconOn }) => iconOn)).toEqual([
      `/assets/tab/home${ends}`,
      `/assets/tab/me${ends}`,
    ])
    for (const { icon, iconOn } of tabs) {
      for (const path of [icon, iconOn]) expect(existsSync(join(__dirname, path))).toBe(true)
    }
  },
)
