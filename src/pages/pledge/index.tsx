import { PledgeScreen } from '../../features/pledges'
import { useRouteParam, useVia } from '../../platform'

export default function PledgePage() {
  const via = useVia()
  return (
    <PledgeScreen
      pledgeId={useRouteParam('pledgeId') ?? ''}
      via={via}
      period={useRouteParam('period')}
      giftId={useRouteParam('giftId')}
      begun={useRouteParam('begun') === 'yes'}
    />
  )
}
