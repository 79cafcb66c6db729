/** Who calls: donors, their logins and their sessions. */
export { type LoggedIn, logIn } from './log-in'
export type { Person } from './person'
export {
  findPerson,
  openSession,
  renewSession,
  revokeSession,
  type Sessions,
  sessionsOf,
} from './sessions'
