/** Pictures of monthly giving after some months of it: kept in output/monthly, to be opened and judged. */
import { aHouseForThisFile } from './house'
import { BEGINS_MS, type Months, someMonths } from './months'
import { aGallery, modes } from './screens/gallery'
import { monthly } from './screens/monthly'

jest.setTimeout(400_000)

const house = aHouseForThisFile({ startMs: BEGINS_MS })
const gallery = aGallery('monthly')
let months: Months

beforeAll(async () => {
  months = await someMonths(house.world)
})

test.each(modes)('in %s nothing is too wide, cut, too small or too faint', async (mode) => {
  expect(await gallery.walk(house, months, mode, monthly)).toEqual([])
})
