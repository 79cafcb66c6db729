/** The published list of closed days: whoever keeps a copy can hold us to it. */
import { receiptsDays } from '../../contracts/receipts'
import { bind } from '../bind'
import { readDays } from '../ledger'

const PAGE = 500

export const listDays = bind(receiptsDays, async ({ db, signer }, _, { after }) => {
  const days = await readDays(db, after, PAGE + 1)
  const page = days.slice(0, PAGE)
  const last = page.at(-1)
  return {
    publicKey: signer.publicKey,
    days: page,
    ...(days.length > PAGE && last && { next: last.day }),
  }
})
