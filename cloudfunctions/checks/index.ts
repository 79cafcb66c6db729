export { audit, auditReport, type Finding } from './audit'
