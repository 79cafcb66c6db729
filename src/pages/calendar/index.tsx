import { CalendarScreen } from '../../features/calendar'
import { useOpenedCard } from '../../features/shares'
import { useRouteParam } from '../../platform'

export default function CalendarPage() {
  useOpenedCard()
  return <CalendarScreen day={useRouteParam('day')} />
}
