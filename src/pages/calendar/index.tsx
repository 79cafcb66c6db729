import { CalendarScreen } from '../../features/calendar'
import { useRouteParam } from '../../platform'

export default function CalendarPage() {
  return <CalendarScreen day={useRouteParam('day')} />
}
