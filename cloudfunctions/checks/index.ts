export { audit, auditReport } from './audit'
export type { Finding } from './finding'
export { knowsNoPayment } from './known'
export { auditWorker, planAudit } from './nightly'
