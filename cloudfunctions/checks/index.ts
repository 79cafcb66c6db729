export { audit, auditReport } from './audit'
export type { Finding } from './finding'
export { auditWorker, planAudit } from './nightly'
