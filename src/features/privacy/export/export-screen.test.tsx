import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone } from '../../../../tests/support/taro'
import { chooseLook } from '../../../ui'
import { refused, unanswered } from '../../gifts/journey/giving.fake'
import { anExport } from '../privacy.fake'
import { ExportScreen } from './export-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  ...jest.requireActual('../../../cloud/trouble'),
  call: (...given: unknown[]) => mockCall(...given),
}))
const mockKeep = jest.fn()
jest.mock('../../../platform/keep-file', () => ({ keepFile: (file: object) => mockKeep(file) }))

function open(answer: unknown = Promise.resolve(anExport())) {
  resetPhone()
  chooseLook({ lang: 'zh', theme: 'system', textSize: 'normal' })
  mockKeep.mockReset().mockResolvedValue('downloaded')
  mockCall.mockReset().mockReturnValue(answer)
  render(<ExportScreen />)
}

const page = () => document.body.textContent ?? ''
const tap = (name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))

test('nothing is collected before it is asked for', async () => {
  open()
  expect(page()).toContain('一天里最多取 3 次')
  expect(mockCall).not.toHaveBeenCalled()
})

test('while it is collected a second tap does nothing', async () => {
  open(new Promise(() => undefined))
  const button = screen.getByRole('button', { name: '取一份' })
  await act(async () => {
    fireEvent.click(button)
    fireEvent.click(button)
  })
  expect(mockCall.mock.calls).toEqual([['privacy.export', {}]])
  expect(page()).toContain('正在收集')
})

test('it can be read place by place: what matters first, nothing that is empty', async () => {
  open()
  await tap('取一份')
  expect(page()).toContain('2026年12月7日 14:32:08 的样子')
  expect(page()).toContain('一天里还能取 2 次')
  const names = screen.getAllByRole('button').map((one) => one.getAttribute('aria-label'))
  expect(names.filter((name) => name?.endsWith('条'))).toEqual(['我，1 条', '捐款，2 条'])
  expect(page()).not.toContain('¥50.00')
  await tap('捐款，2 条')
  expect(page()).toContain('入账时间2026-12-07 00:30:00')
  expect(page()).toContain('金额¥50.00')
  expect(page()).toContain('留言加油')
  await tap('捐款，2 条')
  expect(page()).not.toContain('¥50.00')
})

test('it is taken along as data, and as a page', async () => {
  open()
  await tap('取一份')
  await tap('带走数据（JSON）')
  const [file] = mockKeep.mock.calls[0] ?? []
  expect(file).toMatchObject({
    fileName: 'lantern-my-data-2026-12-07.json',
    type: 'application/json',
  })
  const { data, at } = anExport().value
  expect(JSON.parse(file.text)).toEqual({ data, at })
  expect(page()).toContain('已存到下载里')
  await tap('带走网页（可阅读）')
  expect(mockKeep).toHaveBeenLastCalledWith({
    fileName: 'lantern-my-data-2026-12-07.html',
    text: '<!doctype html>',
    type: 'text/html',
  })
})

test.each([
  ['sent', '已发到你选的聊天里'],
  ['left', ''],
  ['failed', '没能存下来，再试一次'],
])('where it was %s it says: %s', async (kept, said) => {
  open()
  await tap('取一份')
  mockKeep.mockResolvedValue(kept)
  await tap('带走数据（JSON）')
  expect(screen.queryByRole('status')?.textContent ?? '').toBe(said)
})

test('the last one of a day cannot be asked for again', async () => {
  open(Promise.resolve(anExport(0)))
  await tap('取一份')
  await tap('再取一份')
  expect(mockCall).toHaveBeenCalledTimes(1)
  expect(page()).toContain('今天的次数用完了')
})

test('too often, and no answer, are said; what was taken stays', async () => {
  open(Promise.resolve(refused('EXPORTED_OFTEN')))
  await tap('取一份')
  expect(screen.getByRole('status').textContent).toBe(refused('EXPORTED_OFTEN').trouble.sentence.zh)
  mockCall.mockResolvedValue(anExport())
  await tap('取一份')
  mockCall.mockResolvedValue(unanswered('slow'))
  await tap('再取一份')
  expect(page()).toContain('再取一次会另算一次')
  expect(page()).toContain('收集好了')
})
