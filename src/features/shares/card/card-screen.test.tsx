import { act, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { chooseLook } from '../../../ui'
import { CardScreen } from '.'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
}))

async function scan(scene: string | undefined, answer: object) {
  resetPhone()
  chooseLook({ lang: 'zh', theme: 'system', textSize: 'normal' })
  mockCall.mockReset().mockResolvedValue(answer)
  const shown = render(<CardScreen scene={scene} />)
  await act(async () => undefined)
  return shown
}
const leadsTo = (path: string) => ({ ok: true, value: { path } })
const trouble = (kind: string) => ({
  ok: false,
  trouble: { kind, sentence: { zh: '网络好像断了', en: '' } },
})

test.each([
  [
    'pages/project/index?projectId=quilt001',
    '/pages/project/index?projectId=quilt001&shareId=card0001',
  ],
  ['pages/calendar/index', '/pages/calendar/index?shareId=card0001'],
])('a code opens the page of its card, which knows by which card: %s', async (path, there) => {
  await scan('card0001', leadsTo(path))
  expect(trips).toEqual([there])
  expect(mockCall.mock.calls).toEqual([['shares.open', { shareId: 'card0001', scene: 1001 }]])
})

test('a page that this version does not have is told', async () => {
  await scan('card0001', leadsTo('pages/nowhere/index?x=1'))
  expect(trips).toEqual(['/pages/missing/index'])
})

test.each([[undefined], ['p=a&s=b'], [''], ['灯']])('%j is no code of ours', async (scene) => {
  await scan(scene, leadsTo('pages/home/index'))
  expect(screen.getByText('没有认出这个码')).toBeTruthy()
  expect(mockCall).not.toHaveBeenCalled()
})

test('a card that nobody knows is told, and leads home', async () => {
  await scan('card0001', trouble('refused'))
  expect(screen.getByText('没有认出这个码')).toBeTruthy()
  act(() => screen.getByRole('button', { name: '去首页看看' }).click())
  expect(trips).toEqual(['/pages/home/index'])
})

test('without a network it can be tried again', async () => {
  await scan('card0001', trouble('offline'))
  mockCall.mockResolvedValue(leadsTo('pages/home/index'))
  await act(async () => screen.getByRole('button', { name: /再试/ }).click())
  expect(trips).toEqual(['/pages/home/index'])
})
