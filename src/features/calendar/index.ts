/** The charity calendar: a month, a day of it, and reminders. */
export { CalendarScreen } from './calendar-screen'
