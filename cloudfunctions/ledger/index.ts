export { type Outcome, type Payment, type Settler, settlerOf } from './settler'
