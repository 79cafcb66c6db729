/** Times on a phone, in Beijing. */

const ZONE = { timeZone: 'Asia/Shanghai' } as const
const clock = new Intl.DateTimeFormat('en-GB', { ...ZONE, hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-CA', ZONE)

export function timeOf(at: string | number): string {
  return clock.format(new Date(at))
}

/** The time today, the day otherwise: `09:41`, `11-27 09:41` or `2025-11-27`. */
export function whenOf(at: string, nowMs: number): string {
  const [then, today] = [day.format(new Date(at)), day.format(new Date(nowMs))]
  if (then === today) return timeOf(at)
  return then.slice(0, 4) === today.slice(0, 4) ? `${then.slice(5)} ${timeOf(at)}` : then
}
