/**
 * What arrives at the addresses of debit contracts and is not the platform's honest word: forged, with a
 * document type, of another merchant, plan or person, in the wrong order. Nothing of it counts.
 */

import type { ContractInvitation } from '../../contracts/pledges'
import { readBooks, rowsOf } from '../support/books'
import { type DebitHand, debitHand, postDebit } from '../support/debit-hand'
import { aKey, aWorld, type Person, stopCluster, until, type World } from '../support/world'

jest.setTimeout(240_000)

const MINUTE = 60_000
const start = Date.parse('2026-11-27T10:00:00+08:00')
const taken = { status: 200, acknowledged: true }
const refused = { status: 400, acknowledged: false }

describe.each(['pglite', 'postgresql'] as const)('a callback of a debit on %s', (database) => {
  let world: World
  let hand: DebitHand
  let person: Person
  let operator: Person
  let pledgeId: string
  let contract: ContractInvitation
  let mchid: string
  beforeAll(async () => {
    world = await aWorld({ database, simulator: { startMs: start } })
    hand = debitHand(world)
    operator = await world.anOperator()
  })
  afterAll(async () => {
    const { text, well } = await world.product.audit()
    await world.close()
    await stopCluster()
    if (!well) throw new Error(text)
  })

  /** Somebody pledges, and has not signed yet. */
  async function aPledge(first: 'now' | 'on-day') {
    person = await world.aPerson()
    const started = await person.done('pledges.start', {
      key: aKey(),
      projectId: 'quilt001',
      amountFen: 3000,
      day: 8,
      first,
      way: 'contract',
    })
    if (!started.contract) throw new Error('there is nothing to sign')
    pledgeId = started.pledgeId
    contract = started.contract
    mchid = contract.extraData['mch_id'] ?? ''
  }

  const stateOf = async () => (await person.done('pledges.show', { pledgeId })).state
  const changed = (change: Record<string, string> = {}) => ({
    return_code: 'SUCCESS',
    result_code: 'SUCCESS',
    mch_id: mchid,
    contract_code: contract.contractCode,
    plan_id: hand.planOf(mchid),
    openid: person.openid,
    change_type: 'ADD',
    operate_time: '2026-11-27 10:00:30',
    contract_id: `SIM${contract.contractCode}`,
    request_serial: contract.extraData['request_serial'] ?? '',
    ...change,
  })
  const end = { change_type: 'DELETE', contract_termination_mode: '2' }
  /** Everything that a contract and its pledge have. Alarms stand apart: a refusal may be noted. */
  const written = async () => {
    await world.product.runner.runDue()
    const tables = [
      'pledge',
      'contract',
      'charge',
      'charge_attempt',
      'pledge_total',
      'outbox',
      'notice',
    ]
    const rows = tables.map(async (table) => [table, await rowsOf(world.db, table)] as const)
    return { ...(await readBooks(world.db)), ...Object.fromEntries(await Promise.all(rows)) }
  }
  const openAlarms = async () => (await operator.done('alarms.open', {})).items
  /** Closes what an operator finds, as `kind number of order: why, times`; /metrics counts it until then. */
  async function closeAlarms(): Promise<string[]> {
    const items = await openAlarms()
    const metrics = await (await fetch(`${world.url}/metrics`)).text()
    expect(metrics).toContain(`lantern_open_alarms ${items.length}\n`)
    expect((await world.product.audit()).well).toBe(false)
    for (const { alarmId } of items) {
      await operator.done('alarms.close', { alarmId, how: 'explained', reason: '核对过' })
    }
    return items
      .map(
        (alarm) => `${alarm.kind} ${alarm.number} of ${alarm.giftId}: ${alarm.why}, ${alarm.times}`,
      )
      .sort()
  }
  const tell = (xml: string, at = mchid) =>
    postDebit(world.url, { mchid: at, what: 'contract', xml })

  describe('about a contract', () => {
    beforeEach(() => aPledge('on-day'))

    test('counts once it is genuine, and may be replayed', async () => {
      const xml = hand.write(mchid, changed())
      for (let times = 0; times < 3; times += 1) expect(await tell(xml)).toEqual(taken)
      expect(await stateOf()).toBe('active')
      expect(await tell(hand.write(mchid, changed(end)))).toEqual(taken)
      expect(await stateOf()).toBe('ended')
      await tell(xml)
      expect(await stateOf()).toBe('ended')
    })

    const evil = '<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    test.each<[string, (xml: string) => string, status?: number]>([
      ['another person', (xml) => xml.replace(person.openid, `${person.openid}0`)],
      ['another change', (xml) => xml.replace('[ADD]', '[DELETE]')],
      ['no signature', (xml) => xml.replace(/<sign>.*<\/sign>/, '')],
      ['an empty signature', (xml) => xml.replace(/<sign>.*<\/sign>/, '<sign></sign>')],
      ['half a signature', (xml) => xml.replace(/(<sign><!\[CDATA\[.{16}).*?\]/, '$1]')],
      [
        'a signature in small letters',
        (xml) =>
          xml.replace(/<sign>.*<\/sign>/, (sign) =>
            sign.replace(/[A-F]/g, (letter) => letter.toLowerCase()),
          ),
      ],
      ['a signature over unsorted fields', () => hand.writeUnsorted(mchid, changed())],
      [
        'a signature by the key of another merchant',
        () => hand.write(hand.other(mchid), changed()),
      ],
      ['the same in HMAC-SHA256', () => hand.write(hand.other(mchid), changed(), 'HMAC-SHA256')],
      ['a document type', (xml) => `${evil}${xml}`],
      ['a document type within', (xml) => xml.replace('<xml>', `<xml>${evil}`)],
      ['an entity', (xml) => xml.replace('<![CDATA[ADD]]>', '&x;')],
      ['an entity of XML itself', (xml) => xml.replace('<![CDATA[ADD]]>', '&#65;DD')],
      ['an attribute', (xml) => xml.replace('<openid>', '<openid a="1">')],
      ['a comment', (xml) => xml.replace('<openid>', '<!-- 1 --><openid>')],
      ['a field twice', (xml) => xml.replace('<openid>', '<openid>1</openid><openid>')],
      ['a field in a field', (xml) => xml.replace('<openid>', '<openid><b>1</b>')],
      ['a thousand levels', (xml) => xml.replace('<openid>', `${'<a>'.repeat(1000)}<openid>`)],
      ['70,000 bytes', (xml) => xml.replace('<xml>', `<xml>${' '.repeat(70_000)}`), 413],
      ['two megabytes', (xml) => xml.replace('<xml>', `<xml>${' '.repeat(2_000_000)}`), 413],
      ['no end', (xml) => xml.slice(0, -6)],
      ['JSON', () => JSON.stringify(changed())],
      ['nothing', () => ''],
    ])('with %s changes nothing', async (_what, spoil, status = 400) => {
      const before = await written()
      const xml = hand.write(mchid, changed())
      expect(spoil(xml)).not.toBe(xml)
      expect(await tell(spoil(xml))).toEqual({ ...refused, status })
      expect(await written()).toEqual(before)
      expect(await openAlarms()).toEqual([])
    })

    test('counts as well when it is signed by HMAC-SHA256', async () => {
      expect(await tell(hand.write(mchid, changed(), 'HMAC-SHA256'))).toEqual(taken)
      expect(await stateOf()).toBe('active')
    })

    test('of another merchant or plan is refused, since no key of ours speaks for it', async () => {
      const other = hand.other(mchid)
      const before = await written()
      const xml = hand.write(mchid, changed())
      expect(await tell(xml, other)).toEqual(refused)
      expect(await tell(xml, '1900000009')).toEqual(refused)
      expect(await tell(hand.write(other, changed()), other)).toEqual(refused)
      expect(await tell(hand.write(mchid, changed({ plan_id: '12535' })))).toEqual(refused)
      expect(await written()).toEqual(before)
      expect(await openAlarms()).toEqual([])
    })

    test('that is genuine and does not fit changes nothing, and stands as an alarm until it is closed', async () => {
      const other = hand.other(mchid)
      const stranger = await world.aPerson()
      const before = await written()
      for (const change of [{}, end]) {
        const openid = stranger.openid
        const of = { mch_id: other, plan_id: hand.planOf(other), contract_id: 'SIM-other' }
        expect(await tell(hand.write(other, changed({ ...of, ...change })), other)).toEqual(refused)
        expect(await tell(hand.write(mchid, changed({ openid, ...change })))).toEqual(refused)
        const none = { contract_code: 'none', contract_id: 'SIM-none', ...change }
        expect(await tell(hand.write(mchid, changed(none)))).toEqual(refused)
      }
      expect(await written()).toEqual(before)
      const { contractCode } = contract
      expect(await closeAlarms()).toEqual(
        [
          `contract SIM${contractCode} of ${contractCode}: person, 2`,
          `contract SIM-none of none: unknown contract, 2`,
          `contract SIM-other of ${contractCode}: merchant, 2`,
        ].sort(),
      )
      expect((await rowsOf(world.db, 'payment_alarm')).join()).not.toContain(stranger.openid)
      expect(await stateOf()).toBe('signing')
    })

    test('of a second contract under its code changes nothing, and stands as an alarm', async () => {
      expect(await tell(hand.write(mchid, changed()))).toEqual(taken)
      const before = await written()
      for (const change of [{}, end]) {
        const another = hand.write(mchid, changed({ contract_id: 'SIM-second', ...change }))
        expect(await tell(another)).toEqual(refused)
      }
      expect(await written()).toEqual(before)
      const alarm = `contract SIM-second of ${contract.contractCode}: another contract, 2`
      expect(await closeAlarms()).toEqual([alarm])
      expect(await stateOf()).toBe('active')
    })

    test('that ends it before it began is remembered', async () => {
      expect(await tell(hand.write(mchid, changed(end)))).toEqual(taken)
      for (let times = 0; times < 2; times += 1) {
        expect(await tell(hand.write(mchid, changed()))).toEqual(taken)
        expect(await stateOf()).toBe('ended')
      }
      expect(await openAlarms()).toEqual([])
    })

    test('that says it ended before it was signed ends it, and stands as an alarm', async () => {
      expect(await tell(hand.write(mchid, changed()))).toEqual(taken)
      const earlier = { ...end, operate_time: '2026-11-27 09:00:00' }
      expect(await tell(hand.write(mchid, changed(earlier)))).toEqual(taken)
      expect(await stateOf()).toBe('ended')
      const { contractCode } = contract
      expect(await closeAlarms()).toEqual([
        `contract SIM${contractCode} of ${contractCode}: ended before it was signed, 1`,
      ])
    })
  })

  test('about a charge books what was charged, and nothing that was altered', async () => {
    await world.control('/faults', { next: [{ on: 'charge-callback', kind: 'lost' }] })
    await aPledge('now')
    const { contractCode, ...invitation } = contract
    await world.control('/contracts', { ...invitation, openid: person.openid })
    const { contract_id: contractId } = await world.control(`/contracts/${contractCode}`, {
      action: 'sign',
    })
    await until(async () => (await world.orders()).some(({ openid }) => openid === person.openid))
    await world.control('/clock', { advanceMs: MINUTE / 6 })
    const order = (await world.orders()).find(({ openid }) => openid === person.openid)
    if (!order?.transactionId) throw new Error('the charge has not been made')
    const paid = {
      return_code: 'SUCCESS',
      result_code: 'SUCCESS',
      appid: world.simulator.settingsForTheApp.appid,
      mch_id: mchid,
      out_trade_no: order.outTradeNo,
      contract_id: String(contractId),
      openid: person.openid,
      total_fee: '3000',
      transaction_id: order.transactionId,
      time_end: '20261127100100',
    }
    const say = (xml: string) => postDebit(world.url, { mchid, what: 'debit', xml })
    const before = await readBooks(world.db)
    const xml = hand.write(mchid, paid)
    for (const forged of [
      xml.replace('[3000]', '[30000]'),
      xml.replace('<xml>', '<!DOCTYPE xml><xml>'),
      hand.write(hand.other(mchid), paid),
      hand.write(mchid, { ...paid, appid: 'wx00000000another0' }),
    ]) {
      expect(await say(forged)).toEqual(refused)
    }
    expect(await readBooks(world.db)).toEqual(before)
    // Genuine, and of another sum, payer or order.
    const { openid } = await world.aPerson()
    const foreign = `quilt001-${'x'.repeat(22)}`
    for (const change of [{ total_fee: '2999' }, { openid }, { out_trade_no: foreign }]) {
      const transaction = `${order.transactionId}${Object.keys(change)[0]?.length}`
      const other = { ...paid, transaction_id: transaction, ...change }
      expect(await say(hand.write(mchid, other))).toEqual(refused)
    }
    const failed = { ...paid, result_code: 'FAIL', err_code: 'NOTENOUGH', out_trade_no: foreign }
    expect(await say(hand.write(mchid, failed))).toEqual(refused)
    expect({ ...(await readBooks(world.db)), donor: before.donor }).toEqual(before)
    expect(
      (await closeAlarms()).map((alarm) => alarm.replace(/^(\w+) .*: (.*), 1$/, '$1 $2')).sort(),
    ).toEqual(['debit unknown gift', 'payment amount', 'payment payer', 'payment unknown gift'])
    expect(await say(xml)).toEqual(taken)
    const booked = await readBooks(world.db)
    expect(booked).not.toEqual(before)
    expect(await say(xml)).toEqual(taken)
    expect(await readBooks(world.db)).toEqual(booked)
    await until(async () => (await person.done('pledges.show', { pledgeId })).gifts === 1)
  })
})
