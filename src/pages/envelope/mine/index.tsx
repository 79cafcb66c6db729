import { EnvelopesScreen } from '../../../features/envelopes'

export default function EnvelopesPage() {
  return <EnvelopesScreen />
}
