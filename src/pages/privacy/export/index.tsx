import { ExportScreen } from '../../../features/privacy'

export default function ExportPage() {
  return <ExportScreen />
}
