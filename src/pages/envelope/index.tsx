import { EnvelopeScreen } from '../../features/envelopes'
import { useOpenedCard } from '../../features/shares'
import { useRouteParam } from '../../platform'

export default function EnvelopePage() {
  useOpenedCard()
  return <EnvelopeScreen envelopeId={useRouteParam('envelopeId') ?? ''} />
}
