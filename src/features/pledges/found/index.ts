export { FoundPledge } from './found-pledge'
