/**
 * What the names of everything begin with that the app keeps on the device. Twins: in a browser, two
 * people may share a device, each on a phone of their own.
 */
export const drawer = 'lantern.'
