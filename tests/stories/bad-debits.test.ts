/**
 * What arrives at the addresses of debit contracts and is not the platform's honest word: forged, with a
 * document type, of another merchant, plan or person, in the wrong order. Nothing of it counts.
 */
import type { ContractInvitation } from '../../contracts/pledges'
import { readBooks } from '../support/books'
import { type DebitHand, debitHand, postDebit } from '../support/debit-hand'
import { aKey, aWorld, type Person, stopCluster, until, type World } from '../support/world'

jest.setTimeout(60_000)

const MINUTE = 60_000
const start = Date.parse('2026-11-27T10:00:00+08:00')
const taken = { status: 200, acknowledged: true }
const refused = { status: 400, acknowledged: false }

describe.each(['pglite', 'postgresql'] as const)('a callback of a debit on %s', (database) => {
  let world: World
  let hand: DebitHand
  let person: Person
  let pledgeId: string
  let contract: ContractInvitation
  let mchid: string
  beforeAll(async () => {
    world = await aWorld({ database, simulator: { startMs: start } })
    hand = debitHand(world)
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

    test('that was altered, or brings a document type or an entity, changes nothing', async () => {
      const xml = hand.write(mchid, changed())
      const evil = '<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
      for (const forged of [
        xml.replace(person.openid, `${person.openid}0`),
        xml.replace('[ADD]', '[DELETE]'),
        xml.replace(/<sign>.*<\/sign>/, ''),
        `${evil}${xml}`,
        xml.replace('<![CDATA[ADD]]>', '&x;'),
        xml.replace('<openid>', '<openid>1</openid><openid>'),
        '',
      ]) {
        expect(await tell(forged)).toEqual(refused)
      }
      expect(await stateOf()).toBe('signing')
    })

    test('of another merchant, plan, person or contract changes nothing', async () => {
      const other = hand.other(mchid)
      const xml = hand.write(mchid, changed())
      expect(await tell(xml, other)).toEqual(refused)
      expect(await tell(hand.write(other, changed()), other)).toEqual(refused)
      expect(await tell(hand.write(other, changed({ mch_id: other })), other)).toEqual(refused)
      expect(await tell(hand.write(mchid, changed({ plan_id: '12535' })))).toEqual(refused)
      const stranger = await world.aPerson()
      expect(await tell(hand.write(mchid, changed({ openid: stranger.openid })))).toEqual(refused)
      expect(await tell(hand.write(mchid, changed({ contract_code: 'none' })))).toEqual(refused)
      expect(await stateOf()).toBe('signing')
    })

    test('that ends it before it began is remembered', async () => {
      expect(await tell(hand.write(mchid, changed(end)))).toEqual(taken)
      await tell(hand.write(mchid, changed()))
      expect(await stateOf()).toBe('ended')
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
    expect(await say(xml)).toEqual(taken)
    const booked = await readBooks(world.db)
    expect(booked).not.toEqual(before)
    expect(await say(xml)).toEqual(taken)
    expect(await readBooks(world.db)).toEqual(booked)
    await until(async () => (await person.done('pledges.show', { pledgeId })).gifts === 1)
  })
})
