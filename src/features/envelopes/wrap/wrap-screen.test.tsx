import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone } from '../../../../tests/support/taro'
import { refused } from '../../gifts/journey/giving.fake'
import { aCard, aProject, MONDAY } from '../../projects/project.fake'
import { WrapScreen } from './wrap-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
  newKey: () => 'key-number-1',
  record: () => undefined,
}))

const ok = (value: unknown) => ({ ok: true, value })
const sibling = aCard({ projectId: 'books001', title: { zh: '一车书', en: 'Books' } })
const today = { raisedFen: 0, gifts: 0, asOf: MONDAY }

async function open(video: unknown = undefined) {
  resetPhone()
  mockCall.mockReset().mockImplementation(async (name: string) => {
    if (name === 'projects.list') return ok({ items: [aCard(), sibling], today })
    if (name === 'projects.show') return ok(aProject())
    if (name === 'videos.show') return video ?? refused('NO_SUCH_VIDEO')
    return refused('PROJECT_ENDED')
  })
  const videoId = video ? 'quilt-clip' : 'nothing'
  render(<WrapScreen projectId={undefined} videoId={videoId} via={{ scene: 1001 }} />)
  await act(async () => undefined)
  await act(async () => undefined)
}

test('an envelope that is to hang at a video is of its project, says so, and is sent with it', async () => {
  const title = { zh: '一床被子的路', en: 'The way of a quilt' }
  await open(ok({ videoId: 'quilt-clip', projectId: 'quilt001', title }))
  expect(screen.getByText('挂在视频「一床被子的路」的末尾')).toBeTruthy()
  expect(screen.getByText('看完视频的人打开时看到的样子')).toBeTruthy()
  expect(screen.getByRole('heading', { name: '看完的人可以选' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '换一个' })).toBeNull()
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '捐 ¥50，挂到视频上' })))
  expect(mockCall.mock.calls.find(([name]) => name === 'envelopes.start')?.[1]).toMatchObject({
    defaultProjectId: 'quilt001',
    projectIds: ['books001'],
    videoId: 'quilt-clip',
  })
})

test('a video that nobody knows leads home', async () => {
  await open()
  expect(screen.getByText('没有找到这段视频。')).toBeTruthy()
})

test('a number of portions that cannot be is said to be wrong, and nothing is given until it is mended', async () => {
  const title = { zh: '一床被子的路', en: 'The way of a quilt' }
  await open(ok({ videoId: 'quilt-clip', projectId: 'quilt001', title }))
  const field = screen.getByRole('textbox', { name: '份数，1 到 500' })
  const write = async (value: string) => {
    await act(async () => fireEvent.input(field, { target: { value } }))
  }
  for (const value of ['0', '501', '2.5', 'abc', '']) {
    await write(value)
    expect(screen.getByText('份数写 1 到 50 的整数。')).toBeTruthy()
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '改一下份数' })))
  }
  expect(mockCall.mock.calls.filter(([name]) => name === 'envelopes.start')).toEqual([])
  await write('5')
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '捐 ¥50，挂到视频上' })))
  expect(mockCall.mock.calls.find(([name]) => name === 'envelopes.start')?.[1]).toMatchObject({
    portions: 5,
  })
})

test('too small a sum is told the least that the screen takes, and not the least of a plain gift', async () => {
  const title = { zh: '一床被子的路', en: 'The way of a quilt' }
  await open(ok({ videoId: 'quilt-clip', projectId: 'quilt001', title }))
  await act(async () => fireEvent.click(screen.getByRole('radio', { name: '自己定' })))
  const field = screen.getByRole('textbox', { name: '自己定的金额，元' })
  const write = async (value: string) => {
    await act(async () => fireEvent.input(field, { target: { value } }))
  }
  await write('0')
  expect(screen.getByText('最少 ¥1。')).toBeTruthy()
  await write('0.99')
  expect(screen.getByText('每份至少 ¥1，金额不够分。')).toBeTruthy()
  expect(document.body.textContent).not.toContain('¥0.01')
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '改一下金额' })))
  expect(mockCall.mock.calls.filter(([name]) => name === 'envelopes.start')).toEqual([])
  await write('')
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '先写金额' })))
  expect(screen.getByText('写一个金额。')).toBeTruthy()
})
