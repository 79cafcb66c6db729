import { act, render, screen } from '@testing-library/react'
import { resetPhone } from '../../../../tests/support/taro'
import { EnvelopesScreen } from './envelopes-screen'

let mockSends = true
jest.mock('../../scenes', () => ({ useSendsEnvelopes: () => mockSends }))
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-pages'),
  call: async () => ({ ok: true, value: { items: [] } }),
}))

test.each([true, false])(
  'another envelope is offered only on a day that sends them: %s',
  async (sends) => {
    resetPhone()
    mockSends = sends
    render(<EnvelopesScreen />)
    await act(async () => undefined)
    expect(screen.queryByRole('button', { name: '包一份爱心红包' }) !== null).toBe(sends)
  },
)
