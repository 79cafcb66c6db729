/** Times as API v2 writes them, in Beijing, to the product's ISO 8601 in UTC. */
import { z } from 'zod'
import { utc } from '../transaction'

const DIGITS = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/
const STAMP = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/

/** `20260909090909` */
export const DigitsOfTime = z
  .string()
  .transform((text) => text.replace(DIGITS, '$1-$2-$3T$4:$5:$6+08:00'))
  .pipe(z.iso.datetime({ offset: true }))
  .transform(utc)

/** `2026-09-09 09:09:09` */
export const TimeStamp = z
  .string()
  .transform((text) => text.replace(STAMP, '$1T$2+08:00'))
  .pipe(z.iso.datetime({ offset: true }))
  .transform(utc)
