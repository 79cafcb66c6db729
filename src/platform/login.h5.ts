import { launch } from './launch'
import type { Login } from './login'
import { NoLogin } from './no-login'
import { newLoginCode } from './simulator.h5'

/** While developing, the simulator lends a browser a person: the phone's, or one of its own. */
export const login: Login = {
  async code() {
    if (launch().readOnly) throw new NoLogin('Moments shows a page to be read only')
    return newLoginCode()
  },
}
