import type { Login } from './login'
import { newLoginCode } from './simulator'

/** A browser has no chat app around it: while developing, the simulator lends it a person. */
export const login: Login = { code: newLoginCode }
