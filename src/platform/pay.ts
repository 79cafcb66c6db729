/**
 * The cashier. What it says proves nothing: whoever calls asks the server afterwards, whatever the
 * word was (ARCHITECTURE.md). Twins: WeChat's cashier, the simulator's page. This one is for tests.
 */
import type { PaymentSheet } from '../../contracts/gifts'

/** `unknown`: the cashier went away without a word, or failed without saying how. */
export type PayWord = 'ok' | 'cancel' | 'fail' | 'unknown'

/** Opens the cashier and waits for its word. Never rejects. */
export type Pay = (sheet: PaymentSheet) => Promise<PayWord>

export const pay: Pay = async () => 'ok'
