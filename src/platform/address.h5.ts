import type { PutInAddress } from './address'

export const putInAddress: PutInAddress = (param, value) => {
  const { history, location } = window
  const [path, query = ''] = location.hash.split('?')
  const params = new URLSearchParams(query)
  params.set(param, value)
  // The router's own state stays; it knows a page by its path alone.
  history.replaceState(history.state, '', `${path}?${params}`)
}
