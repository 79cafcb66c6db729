import { randomBytes } from 'node:crypto'
import { randomText } from '../chance'
import type { Journal } from '../journal'
import { HOUR_MS, MINUTE_MS } from '../time/beijing'
import { createLoginLimit } from './login-limit'

/** The people of the simulated chat app, and the codes by which they log in. */

type Person = {
  openid: string
  unionid?: string | undefined
  name: string
  /** Changes with each login, as the real one may. */
  sessionKey: string
  /** Since when the phone lies aside; until then and otherwise the person is taken to use the mini program. */
  awaySinceMs?: number | undefined
  /** One of a crowd, who is forgotten when the simulator ends; the next such crowd brings them back. */
  isPasserBy?: boolean | undefined
}

type PersonWish = {
  name: string
  openid?: string | undefined
  unionid?: string | undefined
  isPasserBy?: boolean
}

export type People = ReturnType<typeof createPeople>

const CODE_LIVES_MS = 5 * MINUTE_MS
/** The platform calls nobody active who has not used the mini program for so long. */
const ACTIVE_FOR_MS = 2 * HOUR_MS

export const createPeople = (journal: Journal, nowMs: () => number) => {
  const people = new Map<string, Person>()
  const logins = createLoginLimit(nowMs)
  const codes = new Map<string, { openid: string; untilMs: number }>()

  const save = (person: Person) => {
    people.set(person.openid, person)
    if (!person.isPasserBy) journal.put('people', person.openid, person)
  }

  for (const person of journal.records<Person>('people')) people.set(person.openid, person)

  return {
    all: () => [...people.values()],
    find: (openid: string) => people.get(openid),

    /** A new person; one who is known already by the openid keeps everything but the name. */
    add({ name, openid, unionid, isPasserBy }: PersonWish): Person {
      const known = openid === undefined ? undefined : people.get(openid)
      const person = {
        openid: openid ?? `oSIM${randomText(24)}`,
        unionid: unionid ?? known?.unionid,
        name,
        sessionKey: known?.sessionKey ?? newSessionKey(),
        ...(isPasserBy && { isPasserBy }),
      }
      save(person)
      return person
    },

    /** The person puts the phone aside, until something is heard of them again. */
    leave(person: Person) {
      save({ ...person, awaySinceMs: nowMs() })
    },

    /** A sign of life: whoever logs in, accepts, orders or pays is here. */
    heardOf(openid: string) {
      const person = people.get(openid)
      if (person?.awaySinceMs !== undefined) save({ ...person, awaySinceMs: undefined })
    },

    isActive: ({ awaySinceMs }: Person) =>
      awaySinceMs === undefined || nowMs() < awaySinceMs + ACTIVE_FOR_MS,

    /** What `wx.login` gives: good for five minutes, once. */
    issueCode(person: Person): string {
      const code = `0${randomText(31)}`
      codes.set(code, { openid: person.openid, untilMs: nowMs() + CODE_LIVES_MS })
      return code
    },

    /**
     * The person behind a code, with a new session key; `undefined` when it is unknown, used or too old.
     * Throws `ChatError` when this person logs in too often, and leaves the code as it is.
     */
    redeemCode(code: string): Person | undefined {
      const issued = codes.get(code)
      if (issued !== undefined) logins.count(issued.openid)
      codes.delete(code)
      if (issued === undefined || nowMs() >= issued.untilMs) return undefined
      const person = people.get(issued.openid)
      if (person === undefined) return undefined
      const renewed = { ...person, sessionKey: newSessionKey() }
      save(renewed)
      return renewed
    },
  }
}

const newSessionKey = () => randomBytes(16).toString('base64')
