import type { MonthlyDay, PhoneCalendar } from './calendar'

export const phoneCalendar: PhoneCalendar = {
  async addMonthly(day) {
    const file = new Blob([calendarFile(day, new Date())], { type: 'text/calendar;charset=utf-8' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = 'lantern.ics'
    link.click()
    // The browser has its own hold on the file once the download has begun.
    URL.revokeObjectURL(link.href)
    return 'downloaded'
  },
}

const LENGTH_MS = 15 * 60_000

/** iCalendar (RFC 5545): one event that comes back every month, with an alarm when it begins. */
export function calendarFile({ title, description, startsAt }: MonthlyDay, now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lantern//Monthly giving//ZH',
    'BEGIN:VEVENT',
    `UID:${startsAt.getTime()}-${now.getTime()}@lantern`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(startsAt)}`,
    `DTEND:${stamp(new Date(startsAt.getTime() + LENGTH_MS))}`,
    'RRULE:FREQ=MONTHLY',
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:PT0M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.flatMap(folded).join('\r\n')}\r\n`
}

const stamp = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\n/g, '\\n')

const LINE_CODE_POINTS = 18

/** A line has 75 bytes at most, a code point four; what follows begins with a blank. */
function folded(line: string): string[] {
  const points = [...line]
  const parts: string[] = []
  for (let from = 0; from < points.length; from += LINE_CODE_POINTS) {
    parts.push((from === 0 ? '' : ' ') + points.slice(from, from + LINE_CODE_POINTS).join(''))
  }
  return parts
}
