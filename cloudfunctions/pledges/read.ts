/** What a donor reads of their own pledges. */
import { refuse } from '../../contracts/errors'
import { pledgesMine, pledgesShow } from '../../contracts/pledges'
import { bind } from '../bind'
import { cursorOf, readCursor } from '../cursor'
import { type PledgePlace, readPledge, readPledgesOf } from './rows'

const PAGE = 20

export const showPledge = bind(pledgesShow, async (app, { donor }, { pledgeId }) => {
  const pledge = await readPledge(app, { pledgeId, donorId: donor.donorId })
  return pledge ?? refuse('NO_SUCH_PLEDGE', { pledgeId })
})

export const myPledges = bind(pledgesMine, async (app, { donor }, { cursor }) => {
  const before = readPlace(cursor)
  if (before === 'unreadable') return refuse('INVALID_INPUT', { path: 'cursor' })
  const pledges = await readPledgesOf(app, donor.donorId, before, PAGE + 1)
  const items = pledges.slice(0, PAGE)
  const last = items.at(-1)
  return {
    items,
    ...(pledges.length > PAGE &&
      last && {
        next:
          (last.state === 'ended' ? ENDED : LIVING) +
          cursorOf({ at: new Date(last.startedAt), id: last.pledgeId }),
      }),
  }
})

const ENDED = 'e'
const LIVING = 'l'

/** Living ones come first, so a place also says among which it lies. */
function readPlace(cursor: string | undefined): PledgePlace | undefined | 'unreadable' {
  if (cursor === undefined) return undefined
  const among = cursor.slice(0, 1)
  const place = readCursor(cursor.slice(1))
  if (place === undefined || place === 'unreadable') return 'unreadable'
  if (among !== ENDED && among !== LIVING) return 'unreadable'
  return { ...place, ended: among === ENDED }
}
