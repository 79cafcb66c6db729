import { act, render, screen } from '@testing-library/react'
import { chooseLook } from '../../../ui'
import { EnvelopeLantern } from './envelope-lantern'

const WISH = '新岁平安，添一盏灯'
const drawings = (container: HTMLElement) =>
  [...container.querySelectorAll('img')].map((image) => image.getAttribute('src'))

afterEach(() => act(() => chooseLook({ textSize: 'normal', lang: 'zh' })))

test('it wears its cover between two small lanterns, and is heard with its wish', () => {
  const { container } = render(<EnvelopeLantern cover="moon" state="waiting" blessing={WISH} />)
  expect(screen.getByRole('img', { name: `圆月灯，等着打开，${WISH}` })).toBeTruthy()
  expect(drawings(container)).toEqual([
    '/assets/lantern/halo-light.svg',
    '/assets/lantern/lit-tall-light.svg',
    '/assets/lantern/lit-drop-light.svg',
    '/pages/envelope/covers/moon-light.svg',
  ])
})

test('several lanterns hang without others at their sides', () => {
  const { container } = render(<EnvelopeLantern cover="many-lanterns" state="lit" />)
  expect(drawings(container)).toHaveLength(2)
})

test('a short wish is written in columns, and no quote repeats it', () => {
  render(<EnvelopeLantern cover="round" state="waiting" blessing={WISH} />)
  expect(screen.getByText('新岁平安')).toBeTruthy()
  expect(screen.getByText('添一盏灯')).toBeTruthy()
  expect(screen.queryByText(`「${WISH}」`)).toBeNull()
})

test('in large text it stands in a line, which grows', () => {
  act(() => chooseLook({ textSize: 'large' }))
  render(<EnvelopeLantern cover="round" state="waiting" blessing={WISH} />)
  expect(screen.getByText(`「${WISH}」`)).toBeTruthy()
})

test('what a newer version drew is the round lantern here', () => {
  render(<EnvelopeLantern cover="comet" state="lit" />)
  expect(screen.getByRole('img', { name: '圆灯笼，亮着' })).toBeTruthy()
})
