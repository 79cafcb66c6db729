/**
 * Who is calling. One login is under way at a time, however many calls wait for it; a session that
 * the server no longer knows is replaced once, without a word to the person.
 */
export type SessionDevice = {
  /** The token of the person who is logged in on this device, from its own storage. */
  token(): string | undefined
  /** A code from the platform. */
  newCode(): Promise<string>
  /** Trades a code for a session and keeps it. */
  logIn(code: string): Promise<void>
  isCodeRefused(error: unknown): boolean
}

export type Session = {
  token(): string | undefined
  /** Resolves when there is a session; rejects with what the login met. */
  ensure(): Promise<void>
  /** Replaces a session that a call found dead. If another call has done so already, that one stands. */
  renew(dead: string | undefined): Promise<void>
}

export function sessionOn(device: SessionDevice): Session {
  let underWay: Promise<void> | undefined

  const logIn = (): Promise<void> => {
    underWay ??= freshLogin(device).finally(() => {
      underWay = undefined
    })
    return underWay
  }

  return {
    token: () => device.token(),
    ensure: async () => {
      if (underWay || device.token() === undefined) await logIn()
    },
    renew: async (dead) => {
      if (underWay || device.token() === dead) await logIn()
    },
  }
}

/** A code lives five minutes and can die on the way; one more is asked for, not two. */
async function freshLogin(device: SessionDevice): Promise<void> {
  try {
    await device.logIn(await device.newCode())
  } catch (error) {
    if (!device.isCodeRefused(error)) throw error
    await device.logIn(await device.newCode())
  }
}
