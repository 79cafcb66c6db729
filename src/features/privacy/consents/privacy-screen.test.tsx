import { act, fireEvent, render, screen } from '@testing-library/react'
import { consentTexts, currentText } from '../../../../contracts/consent-texts'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { chooseLook } from '../../../ui'
import { refused, unanswered } from '../../gifts/journey/giving.fake'
import { aConsents } from '../privacy.fake'
import { PrivacyScreen } from './privacy-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
}))

const AT = '2026-12-06T16:30:00Z'

async function open(mine: object = aConsents()) {
  resetPhone()
  chooseLook({ lang: 'zh', theme: 'system', textSize: 'normal' })
  mockCall.mockReset().mockResolvedValue(mine)
  render(<PrivacyScreen />)
  await act(async () => undefined)
}

const page = () => document.body.textContent ?? ''
const choice = (name: RegExp) => screen.getByRole('switch', { name })
const isOn = (name: RegExp) => choice(name).getAttribute('aria-checked') === 'true'
const tap = (name: RegExp) => act(async () => fireEvent.click(choice(name)))

test('each consent stands apart, with its whole text and whether it was ever given', async () => {
  await open()
  expect(screen.getAllByRole('switch')).toHaveLength(3)
  for (const kind of ['names', 'charity', 'reminders'] as const) {
    expect(page()).toContain(currentText(kind).zh)
  }
  expect(isOn(/^显示我的名字，还没有同意过/)).toBe(false)
  expect(page()).not.toContain('你同意的是')
})

test('it is given with one tap to the text on the screen, and taken back with one', async () => {
  await open()
  const agreedTo = currentText('names')
  const yes = aConsents({ names: { given: true, at: AT, agreedTo } })
  mockCall.mockResolvedValue(yes)
  await tap(/^显示我的名字/)
  expect(mockCall.mock.calls.slice(1)).toEqual([
    ['consents.set', { kind: 'names', given: true, textVersion: agreedTo.version }],
  ])
  expect(isOn(/^显示我的名字，2026年12月7日 00:30:00 同意/)).toBe(true)
  expect(page()).toContain('你同意的是')
  expect(screen.getByRole('status').textContent).toBe('已同意，随时可收回')

  mockCall.mockResolvedValue(aConsents({ names: { given: false, at: AT, agreedTo } }))
  await tap(/^显示我的名字/)
  expect(mockCall).toHaveBeenLastCalledWith('consents.set', {
    kind: 'names',
    given: false,
    textVersion: agreedTo.version,
  })
  expect(isOn(/^显示我的名字，2026年12月7日 00:30:00 收回/)).toBe(false)
  expect(screen.getByRole('status').textContent).toBe('已收回，名字从所有页面隐去了')
})

test('a second tap while the word is on its way does nothing', async () => {
  await open()
  mockCall.mockReturnValue(new Promise(() => undefined))
  await tap(/^到日子提醒我/)
  expect(isOn(/^到日子提醒我/)).toBe(true)
  await tap(/^到日子提醒我/)
  await tap(/^显示我的名字/)
  expect(mockCall.mock.calls.filter(([name]) => name === 'consents.set')).toHaveLength(1)
})

test('a word that was not kept is taken back on the screen, and it says so there', async () => {
  await open()
  mockCall.mockResolvedValue(unanswered())
  await tap(/^到日子提醒我/)
  expect(isOn(/^到日子提醒我/)).toBe(false)
  expect(screen.getByRole('status').textContent).toBe('没有回音。')
})

test('who agreed to earlier words sees them, and may agree to the newer ones', async () => {
  const [earlier] = consentTexts.charity
  await open(aConsents({ charity: { given: true, at: AT, ...(earlier && { agreedTo: earlier }) } }))
  expect(page()).toContain(earlier?.zh)
  expect(page()).toContain(currentText('charity').zh)
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '同意新的' })))
  expect(mockCall).toHaveBeenLastCalledWith('consents.set', {
    kind: 'charity',
    given: true,
    textVersion: currentText('charity').version,
  })
})

test('words that changed while they were read are read again', async () => {
  await open()
  mockCall.mockResolvedValueOnce(refused('CONSENT_TEXT_OLD')).mockResolvedValue(aConsents())
  await tap(/^显示我的名字/)
  expect(mockCall).toHaveBeenLastCalledWith('consents.mine', {})
  expect(isOn(/^显示我的名字/)).toBe(false)
})

test('the ways to one’s data are there without an answer, too', async () => {
  await open(unanswered())
  expect(screen.getByRole('alert').textContent).toContain('没有网络')
  fireEvent.click(screen.getByRole('button', { name: /^取一份我的资料/ }))
  fireEvent.click(screen.getByRole('button', { name: /^删除我的资料/ }))
  expect(trips).toEqual(['/pages/privacy/export/index', '/pages/privacy/going/index'])
})
