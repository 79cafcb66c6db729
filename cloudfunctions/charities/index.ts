/** Charities, who works for them, and what they change. It knows nothing of projects. */
export { type Change, changedParts, changesOf, noteChange } from './changes'
export { confirmDesk, startDesk, takeDesk } from './desk'
export { inviteStaff, joinStaff } from './invites'
export { checkPublicText } from './public-text'
export { listCharities, showCharity } from './read'
export { changeCharity, registerCharity } from './register'
export { isStaff, roleAt, whyBarred, whyBarredAs, worksSomewhere } from './roles'
export { listStaff, myCharities, removeStaff } from './staff'
