import { phone } from './phone.h5'

/** Nobody's name is a part of another's: an escaped openid has no slash. */
export const personDrawer = phone ? `lantern/${encodeURIComponent(phone.openid)}/` : ''

export const drawer = personDrawer || 'lantern.'
