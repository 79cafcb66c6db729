/** Pictures of where a gift went and of its receipt: kept in output/trace, to be opened and judged. */
import { aHouseForThisFile } from './house'
import { aGallery, modes } from './screens/gallery'
import { trace } from './screens/trace'
import { aTrace, type Trace } from './trace'

jest.setTimeout(400_000)

const house = aHouseForThisFile()
const gallery = aGallery('trace')
let where: Trace

beforeAll(async () => {
  where = await aTrace(house.world)
})

test.each(modes)('in %s nothing is too wide, cut, too small or too faint', async (mode) => {
  expect(await gallery.walk(house, where, mode, trace(where))).toEqual([])
})
