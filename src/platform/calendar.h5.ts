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

/** Octets of a line, without its end (RFC 5545, 3.1). */
const LINE_OCTETS = 75

/** What follows begins with a blank, which counts; no character is cut in two. */
function folded(line: string): string[] {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const point of line) {
    const more = octetsOf(point.codePointAt(0) ?? 0)
    if (octets + more > LINE_OCTETS) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += point
    octets += more
  }
  return [...parts, part]
}

/** Of a code point in UTF-8. */
function octetsOf(codePoint: number): number {
  return 1 + [0x80, 0x800, 0x10000].filter((least) => codePoint >= least).length
}
