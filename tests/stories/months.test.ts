/**
 * Twelve months in a minute: two hundred pledges over every edge of the calendar, of people and of the
 * payment service, with two products at work on one database. At the end the provider's book and ours agree.
 */
import { day } from '../../contracts/beijing'
import { nextPeriod } from '../../contracts/pledge-plan'
import { lanterns, liesOf, printMonths, wrongStatements } from '../support/monthly-truth'
import { beginAll, LATER_CHARITY, live, openForYears, type Place } from '../support/monthly-year'
import { aWorld, stopCluster } from '../support/world'

jest.setTimeout(900_000)
afterAll(stopCluster)

const START = '2027-06-10T10:00:00+08:00'
const PERIODS = Array.from({ length: 13 }, (_, n) => nextPeriod('2027-06', n))
const fault =
  (next: object[]) =>
  ({ control }: Place) =>
    control('/faults', { next })
const hosts =
  (main: string) =>
  ({ control }: Place) =>
    control('/hosts', { main, backup: main })

const weather = [
  {
    on: day('2027-07-01'),
    run: fault([
      { on: 'charge-callback', kind: 'lost', times: 'always', endsAt: '2027-08-01T00:00:00+08:00' },
      { on: 'callback', kind: 'lost', times: 10 },
    ]),
  },
  {
    on: day('2027-08-01'),
    run: fault([
      { on: 'charge-callback', kind: 'duplicate', times: 30 },
      { on: 'charge-callback', kind: 'concurrent', times: 30 },
      { on: 'callback', kind: 'concurrent', times: 20 },
    ]),
  },
  { on: day('2027-09-15'), run: hosts('down') },
  { on: day('2027-09-16'), run: hosts('up') },
  {
    on: day('2027-11-28'),
    run: fault([
      { on: 'charge', kind: 'error', times: 6 },
      { on: 'charge', kind: 'errorAfterCommit', times: 6 },
      { on: 'charge', kind: 'resetAfterCommit', times: 6 },
      { on: 'charge-query', kind: 'error', times: 6 },
      { on: 'pre-notify', kind: 'errorAfterCommit', times: 6 },
    ]),
  },
]

test.each(['pglite', 'postgresql'] as const)(
  'pledges over every edge of a year on %s: each month once, and every book agrees',
  async (database) => {
    const beganMs = performance.now()
    const said = (what: string) =>
      process.env['TIMES'] &&
      process.stderr.write(`${what} ${Math.round(performance.now() - beganMs)} ms\n`)
    const world = await aWorld({
      database,
      simulator: { startMs: Date.parse(START) },
      dayLater: [LATER_CHARITY],
      raced: true,
    })
    try {
      const place: Place = {
        ...world,
        aPerson: () => world.aPerson(),
        async passTo(to, how = 'stepwise') {
          const { stops } = await world.control('/clock', {
            to: to.toISOString(),
            jump: how === 'at once',
          })
          said(`${to.toISOString()} after ${stops} stops`)
        },
      }
      await openForYears(world.db)
      const givers = await beginAll(place)
      said(`${givers.length} have begun`)
      await live(place, givers, {
        from: day('2027-06-10'),
        until: day('2028-06-10'),
        weather,
        jumps: [[day('2027-12-28'), day('2028-01-02')]],
      })
      said('a year is over')
      const lies = await liesOf(world.db, world.simulator.url)
      const wrong = await wrongStatements(world.db, givers, [2027, 2028])
      const { text, well } = await world.product.audit()
      expect([lies, wrong, well ? '' : text]).toEqual([[], [], ''])
      expect(await lanterns(world.db, givers, PERIODS)).toMatchInlineSnapshot(`
"contract lamp0001 changes the day in the window: .ppppppppppp… 1
contract lamp0001 changes the day in the window: pppppppppppp… 15 28 29 30 31
contract lamp0001 changes the project: .pppppppppppp 1
contract lamp0001 changes the project: pppppppppppp… 15 28 29 30 31
contract lamp0001 changes the sum in the window: .pppppppppppp 1
contract lamp0001 changes the sum in the window: pppppppppppp… 15 28 29 30 31
contract lamp0001 dead card: .pppmpmpppppp 1
contract lamp0001 dead card: ppppmpmppppp… 15 28 29 30 31
contract lamp0001 ends it at the service: .ppppppps.... 1
contract lamp0001 ends it at the service: pppppppps.... 15 28 29 30 31
contract lamp0001 ends it: .pppppps..... 1
contract lamp0001 ends it: ppppppps..... 15 28 29 30 31
contract lamp0001 goes over to a reminder: .pppppppppppp 1
contract lamp0001 goes over to a reminder: pppppppppppp… 15 28 29 30 31
contract lamp0001 no money at first: .pppppppppppp 1
contract lamp0001 no money at first: pppppppppppp… 15 28 29 30 31
contract lamp0001 over a limit: .ppppmppppppp 1
contract lamp0001 over a limit: pppppmpppppp… 15 28 29 30 31
contract lamp0001 pauses over the due day: .pppspppppppp 1
contract lamp0001 pauses over the due day: ppppsppppppp… 15 28 29 30 31
contract lamp0001 skips one: .ppppsppppppp 1
contract lamp0001 skips one: pppppspppppp… 15 28 29 30 31
contract lamp0001 steady: .pppppppppppp 1
contract lamp0001 steady: pppppppppppp… 15 28 29 30 31
contract quilt001 changes the day in the window: .ppppppppppp… 1
contract quilt001 changes the day in the window: pppppppppppp… 15 28 29 30 31
contract quilt001 changes the project: .pppppppppppp 1
contract quilt001 changes the project: pppppppppppp… 15 28 29 30 31
contract quilt001 changes the sum in the window: .pppppppppppp 1
contract quilt001 changes the sum in the window: pppppppppppp… 15 28 29 30 31
contract quilt001 dead card: .pppmpmpppppp 1
contract quilt001 dead card: ppppmpmppppp… 15 28 29 30 31
contract quilt001 ends it at the service: .ppppppps.... 1
contract quilt001 ends it at the service: pppppppps.... 15 28 29 30 31
contract quilt001 ends it: .pppppps..... 1
contract quilt001 ends it: ppppppps..... 15 28 29 30 31
contract quilt001 goes over to a reminder: .pppppppppppp 1
contract quilt001 goes over to a reminder: pppppppppppp… 15 28 29 30 31
contract quilt001 no money at first: .pppppppppppp 1
contract quilt001 no money at first: pppppppppppp… 15 28 29 30 31
contract quilt001 over a limit: .ppppmppppppp 1
contract quilt001 over a limit: pppppmpppppp… 15 28 29 30 31
contract quilt001 pauses over the due day: .pppspppppppp 1
contract quilt001 pauses over the due day: ppppsppppppp… 15 28 29 30 31
contract quilt001 skips one: .ppppsppppppp 1
contract quilt001 skips one: pppppspppppp… 15 28 29 30 31
contract quilt001 steady: .pppppppppppp 1
contract quilt001 steady: pppppppppppp… 15 28 29 30 31 31
reminder lamp0001 pays when told: pppppppppppp… 31
reminder quilt001 changes the day: .ppppppppppp… 1
reminder quilt001 changes the day: pppppppppppp… 15 28 29 30 31
reminder quilt001 ends it: .pppppps..... 1
reminder quilt001 ends it: ppppppps..... 15 28 29 30 31
reminder quilt001 goes over to a contract: .pppppppppppp 1
reminder quilt001 goes over to a contract: pppppppppppp… 15 28 29 30 31
reminder quilt001 never pays: .mmmmmmmmmmm… 1
reminder quilt001 never pays: mmmmmmmmmmmm… 15 28
reminder quilt001 never pays: mmmmmmmmmmm…. 29 30 31
reminder quilt001 pauses over the due day: .pppspppppppp 1
reminder quilt001 pauses over the due day: ppppsppppppp… 15 28 29 30 31
reminder quilt001 pays late: .pppppppppppp 1
reminder quilt001 pays late: pppppppppppp… 15 28 29 30 31
reminder quilt001 pays what was missed: .mpmmmmmpmmm… 1
reminder quilt001 pays what was missed: mmpmmmmmpmmm… 15 28
reminder quilt001 pays what was missed: mmpmmmmmpmm…. 29 30 31
reminder quilt001 pays when told: .pppppppppppp 1
reminder quilt001 pays when told: pppppppppppp… 15 28 29 30 31
reminder quilt001 skips one: .ppppsppppppp 1
reminder quilt001 skips one: pppppspppppp… 15 28 29 30 31"
`)
      expect(await printMonths(world.db)).toMatchInlineSnapshot(`
"2027-06 gift fund -4590 of 153
2027-06 gift merchant 4590 of 153
2027-07 gift fund -5670 of 189
2027-07 gift merchant 5670 of 189
2027-08 gift fund -5640 of 188
2027-08 gift merchant 5640 of 188
2027-09 gift fund -5790 of 193
2027-09 gift merchant 5790 of 193
2027-10 gift fund -4770 of 159
2027-10 gift merchant 4770 of 159
2027-11 gift fund -4350 of 145
2027-11 gift merchant 4350 of 145
2027-12 gift fund -2280 of 74
2027-12 gift merchant 2280 of 74
2028-01 gift fund -8490 of 273
2028-01 gift merchant 8490 of 273
2028-02 gift fund -4830 of 155
2028-02 gift merchant 4830 of 155
2028-03 gift fund -5550 of 179
2028-03 gift merchant 5550 of 179
2028-04 gift fund -4890 of 157
2028-04 gift merchant 4890 of 157
2028-05 gift fund -4950 of 159
2028-05 gift merchant 4950 of 159
2028-06 gift fund -810 of 26
2028-06 gift merchant 810 of 26"
`)
    } finally {
      await world.close()
    }
  },
)
