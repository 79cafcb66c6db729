export { calendarOfDay, calendarOfMonth } from './days'
export { reminderWorker } from './remind-job'
export { forgetReminder, myReminders, remind } from './reminders'
