/** Pictures of the desk of charity staff: kept in output/desk, to be opened and judged. */
import { aDesk, type Desk } from './desk'
import { aHouseForThisFile } from './house'
import { desk } from './screens/desk'
import { aGallery } from './screens/gallery'

jest.setTimeout(400_000)

const house = aHouseForThisFile()
const gallery = aGallery('desk')
let where: Desk

beforeAll(async () => {
  where = await aDesk(house.world)
})

test.each(['light', 'dark', 'large', 'wide'] as const)(
  'in %s nothing is too wide, cut, too small or too faint',
  async (mode) => {
    expect(await gallery.walk(house, where, mode, desk(where))).toEqual([])
  },
)
