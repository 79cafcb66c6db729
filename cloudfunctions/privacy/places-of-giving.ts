/** What a person gave, and the person. The books stay, under an id that leads to nobody. */
import { sql } from '../db'
import type { Place } from './places'

const byDonor = (donorId: string) => sql`t.donor_id = ${donorId}`
const ofOwnGifts = (donorId: string) => sql`
  (t.project_id, t.gift_id) in (
    select g.project_id, g.id from gift g where g.donor_id = ${donorId})`
const ofOwnPledges = (donorId: string) =>
  sql`t.pledge_id in (select p.id from pledge p where p.donor_id = ${donorId})`

const BOOKS = { keep: 'the books of a gift, in which nobody stands' }

export const placesOfGiving: readonly Place[] = [
  {
    table: 'gift_request',
    columns: ['donor_id'],
    of: byDonor,
    hides: ['body_digest'],
    forget: 'delete',
  },
  {
    table: 'pledge_request',
    columns: ['donor_id'],
    of: byDonor,
    hides: ['body_digest'],
    forget: 'delete',
  },
  {
    table: 'envelope',
    columns: ['donor_id'],
    of: byDonor,
    hides: ['seed'],
    forget: { set: () => sql`blessing = null` },
  },
  {
    table: 'envelope_portion',
    columns: ['opener_id'],
    of: (donorId) => sql`t.opener_id = ${donorId}`,
    forget: { keep: 'that a portion was opened, and where it went' },
  },
  {
    // What is asked for still goes back by the payment service, to whoever paid.
    table: 'refund',
    columns: [],
    of: ofOwnGifts,
    forget: {
      set: ({ nothing }) => sql`
        reason_sealed = case when t.reason_sealed is not null then ${nothing} end, answer_sealed = null`,
    },
  },
  {
    table: 'payment',
    columns: [],
    of: ofOwnGifts,
    hides: ['event'],
    forget: {
      keep: 'what the payment service stated, sealed by its own key, as the law on books asks',
    },
  },
  {
    table: 'ledger_entry',
    columns: [],
    of: (donorId) => sql`
      (t.project_id, t.entry_id) in (
        select g.project_id, 'gift:' || g.id from gift g where g.donor_id = ${donorId})`,
    hides: ['seq'],
    forget: BOOKS,
  },
  {
    table: 'echo_gift',
    columns: [],
    of: ofOwnGifts,
    forget: { keep: 'which gifts a charity answered: its record' },
  },
  {
    // That an official receipt was wished for stays; under which name goes.
    table: 'receipt_wish',
    columns: [],
    of: ofOwnGifts,
    forget: { set: () => sql`payer_sealed = null, payer_code_sealed = null` },
  },
  { table: 'gift_use', columns: [], of: ofOwnGifts, forget: BOOKS },
  {
    table: 'gift',
    columns: ['donor_id', 'payer_hash'],
    of: byDonor,
    hides: ['payer_hash', 'prepay_id', 'notify_url'],
    forget: {
      set: () =>
        sql`message = null, name_sealed = null, show_name = false, words_hidden = true, payer_hash = ''`,
    },
  },
  { table: 'charge', columns: [], of: ofOwnPledges, forget: BOOKS },
  { table: 'charge_attempt', columns: [], of: ofOwnPledges, forget: BOOKS },
  {
    table: 'contract',
    columns: [],
    of: ofOwnPledges,
    forget: { keep: 'so that the payment service can be asked to end it, and whether it did' },
  },
  {
    table: 'pledge',
    columns: ['donor_id'],
    of: byDonor,
    hides: ['seed'],
    forget: { set: () => sql`name_sealed = null, show_name = false, share_id = null` },
  },
  {
    table: 'project_donor',
    columns: ['donor_id'],
    of: byDonor,
    forget: { keep: 'how many people gave to a project' },
  },
  {
    table: 'donor',
    columns: ['openid_hash', 'unionid_hash'],
    of: (donorId) => sql`t.id = ${donorId}`,
    hides: ['openid_hash', 'unionid_hash'],
    forget: {
      set: () =>
        sql`openid_hash = 'gone:' || t.id, openid_sealed = '', unionid_hash = null, unionid_sealed = null`,
    },
  },
]
