/** Monthly giving: beginning a pledge, one pledge, one's own pledges, and a year of them on paper. */
export { PledgesScreen } from './mine/pledges-screen'
export { PledgeScreen } from './pledge/pledge-screen'
export { UNSIGNED_PLEDGES } from './signing/sign'
export { StartScreen } from './start/start-screen'
export { StatementScreen } from './statement/statement-screen'
