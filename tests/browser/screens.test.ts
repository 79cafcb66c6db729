/**
 * Pictures of every screen in light, dark and large text, and narrow: kept in output/screens, to be
 * opened and judged. What can be measured is measured here: room, text, targets, contrast.
 */
import { aHouseForThisFile } from './house'
import { screens } from './screens'
import { aGallery, modes } from './screens/gallery'
import { aStreet, type Street } from './street'

// Each look walks through some seventy screens.
jest.setTimeout(400_000)

const house = aHouseForThisFile()
const gallery = aGallery('screens')
let street: Street

beforeAll(async () => {
  street = await aStreet(house.world)
})

test.each(modes)('in %s nothing is too wide, cut, too small or too faint', async (mode) => {
  expect(await gallery.walk(house, street, mode, screens)).toEqual([])
})
