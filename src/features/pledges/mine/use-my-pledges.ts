import type { Pledge } from '../../../../contracts/pledges'
import { call, type Pages, type Result, usePages } from '../../../cloud'

export type MyPledges = Pages<Result<'pledges.mine'>, Pledge>

export function useMyPledges(): MyPledges {
  return usePages<Pledge, Result<'pledges.mine'>>(
    'pledges.mine',
    (place) => call('pledges.mine', place),
    ({ pledgeId }) => pledgeId,
  )
}
