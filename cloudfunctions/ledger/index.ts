export { type Portions, portionsOf } from './portions'
export { type Outcome, type Payment, type Settler, settlerOf } from './settler'
