/**
 * A process dies at every step of telling a report to everybody. Whoever comes after it goes on from there:
 * each has one notice, nobody gets a second message, and what did not arrive was on its way.
 */
import { sql } from '../../cloudfunctions/db'
import { publishReport } from '../../cloudfunctions/projects'
import { addDays, day } from '../../contracts/beijing'
import { hourOf } from '../../contracts/pledge-plan'
import { aKey, type Person, personAt } from '../support/world'
import type { Step } from './die-at'
import { aHouse, type House } from './house'

jest.setTimeout(240_000)

const FIRST_DAY = day('2027-03-01')
const NOON = 12
const PROJECT = 'quilt001'
/** Several batches of them. */
const PEOPLE = 5_000
/** Of these, so many have accepted messages. */
const READERS = 10
const TEMPLATE = 'lantern-report-published'

const statement = (words: string, ...when: Step['when'][]): Step[] =>
  when.map((at) => ({ to: 'database', words, when: at }))

const steps = [
  ...statement('delete from outbox', 'before', 'unanswered'),
  ...statement('select tell_report(', 'before', 'unanswered', 'after'),
  ...statement('from take_messages(', 'before', 'unanswered', 'after'),
  ...statement('select pace_messages(', 'unanswered', 'after'),
  ...statement('select note_messages(', 'before', 'unanswered', 'after'),
]

let house: House
let readers: Person[]
let reports = 0
beforeAll(async () => {
  house = await aHouse(1, { startMs: hourOf(FIRST_DAY, NOON).getTime() })
  readers = []
  for (let n = 0; n < READERS; n += 1) readers.push(await aReader())
  await plantGivers()
}, 240_000)
afterAll(() => house.close())

test.each(
  steps.map((step) => [`${step.when} ${step.words.replace(/[^\w ]/g, '')}`, step] as const),
)('a process that dies %s tells everybody once', async (_name, step) => {
  const before = await arrivedAt()
  const deaths = house.deaths()
  await house.whole()
  await house.servers[0]?.tell({ dieAt: step })
  const reportId = await publish()
  // A day has room for it, and what was on its way is told of no more.
  await house.passTo(hourOf(addDays(FIRST_DAY, reports), NOON))
  await house.whole()
  expect(house.deaths()).toBe(deaths + 1)

  const { told, persons, unknown, left } = await house.db.one<
    Record<'told' | 'persons' | 'unknown' | 'left', number>
  >(sql`
      select count(*) as told, count(distinct donor_id) as persons,
        count(*) filter (where message = 'unknown') as unknown,
        (select count(*) from job where name in ('notices.report', 'notices.send')) as left
      from notice where subject = ${reportId}`)
  expect({ told, persons, left }).toEqual({ told: PEOPLE, persons: PEOPLE, left: 0 })
  const arrived = (await arrivedAt()).map((count, n) => count - (before[n] ?? 0))
  expect(arrived.filter((count) => count > 1)).toEqual([])
  expect(arrived.filter((count) => count === 0).length).toBeLessThanOrEqual(unknown)
})

/** Somebody who gave, and lets messages through. */
async function aReader(): Promise<Person> {
  const { openid } = await house.control('/people', { name: '阿明' })
  const person = await personAt(house, String(openid))
  for (let times = 0; times < steps.length; times += 1) {
    await house.control(`/people/${openid}/accept-messages`, { templateIds: [TEMPLATE] })
    await person.done('notices.allow', { key: aKey(), accepted: [TEMPLATE] })
  }
  return person
}

/** A gift each, of the readers and of people who are told in the inbox alone. */
async function plantGivers(): Promise<void> {
  await house.db.run(sql`
    with giver as (
      select donor_id as id from message_credit
      union all
      select 'giver' || i from generate_series(1, ${PEOPLE - READERS}::integer) i
    ), gift as (
      insert into gift (project_id, id, donor_id, charity_id, mchid, amount_fen, payer_hash, description,
        notify_url, state, show_name, started_at, expires_at, transaction_id, settled_at)
      select p.id, p.id || '-' || giver.id, giver.id, p.charity_id, c.mchid, 100, '', '', '', 'settled', false,
        since, since, giver.id, since
      from giver, project p join charity c on c.id = p.charity_id,
        (values (${hourOf(FIRST_DAY, 0)}::timestamptz)) began (since)
      where p.id = ${PROJECT}
    )
    insert into project_donor (project_id, donor_id) select ${PROJECT}::text, id from giver`)
}

async function publish(): Promise<string> {
  reports += 1
  const reportId = `${PROJECT}-crash-${reports}`
  const publishedAt = (await house.now()).toISOString()
  await house.db.transaction((tx) =>
    publishReport(tx, PROJECT, {
      reportId,
      kind: 'progress',
      title: { zh: '被子到了', en: 'The quilts are here' },
      text: { zh: '到了', en: 'Here' },
      spentFen: 0,
      vouchers: 0,
      publishedAt,
    }),
  )
  return reportId
}

/** How many messages each reader has, as the chat app has it. */
function arrivedAt(): Promise<number[]> {
  return Promise.all(
    readers.map(async ({ openid }) => {
      const reply = await fetch(`${house.simulator.url}/control/messages?openid=${openid}`)
      const messages: unknown[] = await reply.json()
      return messages.length
    }),
  )
}
