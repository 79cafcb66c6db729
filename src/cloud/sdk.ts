/**
 * The LeanCloud SDK as far as we use it. Twins: the core build with WeChat's adapters, the browser
 * build; this one answers nothing, for tests of screens.
 */
export type Sdk = {
  run(name: string, input: unknown): Promise<unknown>
  /** The current person's token, read from the device's storage. */
  token(): string | undefined
  logIn(code: string): Promise<void>
  /** Takes a session that was given to this device in another way than by a code of the platform. */
  become(token: string): Promise<void>
  /** Forgets who was logged in on this device. */
  leave(): Promise<void>
}

export const sdk: Sdk = {
  run: () => Promise.reject(new Error('no server in this test')),
  token: () => undefined,
  logIn: () => Promise.reject(new Error('no server in this test')),
  become: () => Promise.reject(new Error('no server in this test')),
  leave: async () => undefined,
}
