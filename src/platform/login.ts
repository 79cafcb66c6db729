/**
 * Who holds the phone. The platform gives a code; only the server can turn it into a person.
 * Twins: `wx.login` in WeChat, a person of the simulator in a browser. This one is for tests.
 */
export type Login = {
  /** A fresh login code: good for five minutes and one use. Rejects with `NoLogin` where nobody can log in. */
  code(): Promise<string>
}

let issued = 0

export const login: Login = {
  async code() {
    issued += 1
    return `code-${issued}`
  },
}
