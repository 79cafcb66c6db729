import type { NameInAddress, PutInAddress } from './address'
import { renamePage } from './back.h5'
import { pathTo } from './routes'

export const putInAddress: PutInAddress = (param, value) => {
  const { path, params } = parts()
  params.set(param, value)
  renamePage(`${path}?${params}`)
}

export const nameInAddress: NameInAddress = (page, param, id) => {
  const { path, params } = parts()
  if (path !== `#/${pathTo(page, {})}` || params.has(param)) return
  putInAddress(param, id)
}

function parts(): { path: string | undefined; params: URLSearchParams } {
  const [path, query = ''] = window.location.hash.split('?')
  return { path, params: new URLSearchParams(query) }
}
