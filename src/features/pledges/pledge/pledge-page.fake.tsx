/** A pledge's page in its tests: opened, read and tapped. */
import { act, fireEvent, render, screen } from '@testing-library/react'
import type { ComponentProps } from 'react'
import type { Pledge } from '../../../../contracts/pledges'
import { resetPhone } from '../../../../tests/support/taro'
import { refused } from '../../gifts/journey/giving.fake'
import { aCard, aProject, MONDAY } from '../../projects/project.fake'
import { mockAdd, mockCall, mockPay, mockSign } from './outside.fake'
import { PledgeScreen } from './pledge-screen'

export const ok = (value: unknown) => ({ ok: true, value })
export type Answers = Record<string, (input: Record<string, unknown>) => unknown>
type Opened = Partial<ComponentProps<typeof PledgeScreen>>

/** The page of a pledge, with what the server answers otherwise than usual. */
export async function open(pledge: Pledge | undefined, answers: Answers = {}, opened: Opened = {}) {
  resetPhone()
  mockSign.mockReset()
  mockAdd.mockReset().mockResolvedValue('added')
  mockPay.mockReset().mockResolvedValue('ok')
  mockCall.mockReset().mockImplementation(async (name: string, input: Record<string, unknown>) => {
    const answer = answers[name]?.(input)
    if (answer) return answer
    if (name === 'projects.show') return ok(aProject({ projectId: 'lunch001', monthly: true }))
    if (name === 'notices.mine') {
      const templates = [{ kind: 'pledge_due', templateId: 'due' }]
      return ok({ items: [], unread: 0, templates })
    }
    if (name === 'projects.list') {
      const items = [
        aCard({ projectId: 'stove001', title: { zh: '冬天的炉火', en: 'Stove' } }),
        aCard({ projectId: 'late0001', openness: { open: false, why: 'REPORT_LATE' } }),
      ]
      return ok({ items, today: { raisedFen: 0, refundedFen: 0, gifts: 0, asOf: MONDAY } })
    }
    return pledge ? ok(pledge) : refused('NO_SUCH_PLEDGE')
  })
  const props = {
    pledgeId: 'pledge-1',
    via: {},
    period: undefined,
    giftId: undefined,
    begun: false,
  }
  render(<PledgeScreen {...props} {...opened} />)
  await act(async () => undefined)
  await act(async () => undefined)
}

export const tap = (role: 'button' | 'radio', name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole(role, { name })))
export const settle = () => act(async () => new Promise((done) => setTimeout(done, 20)))
export const page = () => document.body.textContent ?? ''
export const asked = (name: string) =>
  mockCall.mock.calls.filter(([called]) => called === name).map(([, input]) => input)
/** With nothing that comes by itself. */
export const without = (pledge: Pledge): Pledge => {
  const { nextOn: _on, nextFen: _fen, ...rest } = pledge
  return rest
}
