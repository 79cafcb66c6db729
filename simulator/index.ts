/** The chat platform and the payment service in a box. See README.md. */
export type { FaultPlan } from './fault-plan'
export type { AppSettings } from './settings-for-the-app'
export type { Simulator, SimulatorOptions } from './simulator'
export { startSimulator } from './simulator'
