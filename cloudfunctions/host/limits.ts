/**
 * Every limit of the host by its name. The fixed ones keep a single request small; the adjustable
 * ones are settings, so that a load test can raise them.
 */
import { FILE_BYTES_MAX } from '../../contracts/limits'

/** The largest lawful body is a batch of 50 events, about 19 KiB. */
export const BODY_BYTES_MAX = 65_536
export const CALLBACK_BYTES_MAX = 65_536
/** A file of the largest size, and what a form writes around it. */
export const FORM_BYTES_MAX = FILE_BYTES_MAX + 65_536
export const FORM_FIELDS_MAX = 10
export const FORM_FIELD_BYTES_MAX = 4_096
/** As much as Node takes of an address and headers: no name is too long to be told that it is unknown. */
export const ADDRESS_PART_CHARACTERS_MAX = 16_384
export const JSON_LEVELS_MAX = 32
export const BATCH_REQUESTS_MAX = 50
export const HEALTH_CHECK_MS_MAX = 2_000
/** For a whole request to arrive: a picture from a phone on a poor line takes a minute, an attacker longer. */
export const REQUEST_ARRIVAL_MS_MAX = 120_000
/** Device clocks are wrong by hours, seldom by a day. */
export const SIGNATURE_AGE_MS_MAX = 86_400_000
export const SESSION_DAYS = 90

/** Callers remembered by each limiter; beyond that the one seen longest ago is forgotten. */
export const COUNTED_CALLERS_MAX = 50_000
export const MINUTE_MS = 60_000

export type HostLimits = {
  /** Generous, because a whole city may stand behind one address of its mobile carrier. */
  callsPerAddressAMinute: number
  /** Far above a hand's pace: a page that asks every second, on two phones, stays below it. */
  callsPerPersonAMinute: number
  loginsPerAddressAMinute: number
  /** Cashiers opened: somebody who tries stolen cards needs hundreds. */
  cashiersPerPersonAMinute: number
  cashiersPerAddressAMinute: number
  /** How long a function is waited for. */
  functionMsMax: number
}

export const defaultLimits: HostLimits = {
  callsPerAddressAMinute: 6_000,
  callsPerPersonAMinute: 1_200,
  loginsPerAddressAMinute: 600,
  cashiersPerPersonAMinute: 30,
  cashiersPerAddressAMinute: 3_000,
  // As long as LeanEngine waits.
  functionMsMax: 15_000,
}
