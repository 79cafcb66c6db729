/**
 * The pages by name, and the ways to reach them. Screens never write a path: a page that moves
 * (into a subpackage, say) moves here.
 */
import Taro, { useRouter } from '@tarojs/taro'
import { pages } from '../../contracts/pages'
import { leavePage } from './back'

/** What each page takes in its query. Values are text, as they come from a card or a code. */
export type RouteParams = {
  home: { shareId?: string; channel?: string }
  me: Record<never, string>
  project: { projectId: string; shareId?: string; channel?: string; give?: 'now' }
  projects: { cause?: string; monthly?: 'yes' }
  /** `earlier`: opened instead of another gift, which this one has to be known before. */
  result: { giftId: string; earlier?: 'yes' }
  gifts: Record<never, string>
  gift: { giftId: string }
  notices: Record<never, string>
  envelope: { envelopeId: string; shareId?: string; channel?: string }
  /** Composing an envelope, with this project first; or one that hangs at this video. */
  wrap: { projectId?: string; videoId?: string }
  envelopes: Record<never, string>
  /** `day`: `YYYY-MM-DD`; without one it is today's month. */
  calendar: { day?: string; shareId?: string; channel?: string }
  video: { videoId: string; shareId?: string; channel?: string }
  /** One's own cards. */
  shares: Record<never, string>
  /** `path`: of the page whose poster it is; `lit`: from a gift of one's own. */
  poster: { path: string; lit?: 'yes' }
  /** What a mini program code opens: `scene` is a card's id. */
  card: { scene?: string }
  /** `key`: a scene's. */
  festival: { key: string; shareId?: string; channel?: string }
  /** `period`: the month that a notice is about; `giftId`: a payment of it, just made; `begun`: just promised. */
  pledge: { pledgeId: string; period?: string; giftId?: string; begun?: 'yes' }
  pledgeStart: { projectId: string }
  pledges: Record<never, string>
  /** `year`: `YYYY`; without one it is this year's. */
  statement: { year?: string }
  /** A receipt to verify: one's own gift's; with `code`, whoever's paper it stands on; none yet, without. */
  receipt: { giftId?: string; code?: string }
  /** `year`: `YYYY`; without one it is this year's. */
  receiptYear: { year?: string }
  /** What belongs to oneself: consents, one's data, one's going. */
  privacy: Record<never, string>
  privacyExport: Record<never, string>
  going: Record<never, string>
  /** After it: how many gifts stay in the books, and how many pledges ended. */
  gone: { gifts?: string; pledges?: string }
  /** The pages of charity staff, which have a package of their own. */
  desk: { charityId?: string }
  deskJoin: { code?: string }
  deskConfirm: { code?: string }
  /** A draft, or a new project of this charity. */
  deskProject: { projectId?: string; charityId?: string }
  deskPreview: { projectId: string }
  deskReports: { projectId: string }
  /** A draft, or a new one of this kind; `corrects`: a report that stands. */
  deskReport: { reportId?: string; projectId?: string; kind?: string; corrects?: string }
  deskApproval: { reportId: string }
  deskEcho: { projectId: string }
  deskStaff: { charityId: string }
  deskChanges: { charityId: string }
  /** One that is there, or a new one. */
  deskCharity: { charityId?: string }
  deskReviews: Record<never, string>
  missing: Record<never, string>
}
export type RouteName = keyof RouteParams

const paths = {
  ...pages,
  me: 'pages/me/index',
  projects: 'pages/projects/index',
  result: 'pages/result/index',
  gifts: 'pages/gifts/index',
  notices: 'pages/notices/index',
  wrap: 'pages/envelope/wrap/index',
  envelopes: 'pages/envelope/mine/index',
  shares: 'pages/shares/index',
  poster: 'pages/poster/index',
  pledges: 'pages/pledge/mine/index',
  statement: 'pages/pledge/statement/index',
  receiptYear: 'pages/receipt/year/index',
  privacy: 'pages/privacy/index',
  privacyExport: 'pages/privacy/export/index',
  going: 'pages/privacy/going/index',
  gone: 'pages/privacy/gone/index',
  desk: 'pages/desk/index',
  deskJoin: 'pages/desk/join/index',
  deskConfirm: 'pages/desk/confirm/index',
  deskProject: 'pages/desk/project/index',
  deskPreview: 'pages/desk/preview/index',
  deskReports: 'pages/desk/reports/index',
  deskReport: 'pages/desk/report/index',
  deskApproval: 'pages/desk/approval/index',
  deskEcho: 'pages/desk/echo/index',
  deskStaff: 'pages/desk/staff/index',
  deskChanges: 'pages/desk/changes/index',
  deskCharity: 'pages/desk/charity/index',
  deskReviews: 'pages/desk/reviews/index',
  missing: 'pages/missing/index',
} as const satisfies Record<RouteName, string>

const TABS: readonly RouteName[] = ['home', 'me']

/** The platform holds ten pages at most; from here on a new page takes the place of the top one. */
const PAGES_STACKED_MAX = 9

/** `pages/project/index?projectId=…`, without a leading slash: what a card or a code carries. */
export function pathTo<Name extends RouteName>(name: Name, params: RouteParams[Name]): string {
  const query = Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join('&')
  return query ? `${paths[name]}?${query}` : paths[name]
}

/** Opens a page; a second tap while it opens does nothing, because the same page is never stacked twice. */
export function openPage<Name extends RouteName>(name: Name, params: RouteParams[Name]): void {
  const url = `/${pathTo(name, params)}`
  if (TABS.includes(name)) leavePage(() => void Taro.switchTab({ url: `/${paths[name]}` }))
  else if (isOnTop(name, params)) return
  else if (Taro.getCurrentPages().length >= PAGES_STACKED_MAX) redirect(url)
  else leavePage(() => void Taro.navigateTo({ url }), { adds: true })
}

/**
 * Opens the page that a code or a message names, its query beside the path or within it. A path of no
 * page of ours leads to the one that says so.
 */
export function openPath(path: string, query = ''): void {
  const { page, params } = routeAt(path, query)
  openPage(page, params)
}

/** The same in the place of this page. */
export function replacePath(path: string, query = ''): void {
  const { page, params } = routeAt(path, query)
  replacePage(page, params)
}

/** The page at a path by its name; `missing` for a path of no page of ours. */
export function routeAt(
  path: string,
  query = '',
): { page: RouteName; params: RouteParams[RouteName] } {
  const [place = '', within = ''] = path.replace(/^\//, '').split('?')
  const page = (Object.keys(paths) as RouteName[]).find((known) => paths[known] === place)
  if (!page) return { page: 'missing', params: {} }
  return { page, params: paramsIn([within, query].filter(Boolean).join('&')) }
}

/** Opens a page in the place of this one, so that "back" does not lead to a step that is done. */
export function replacePage<Name extends RouteName>(name: Name, params: RouteParams[Name]): void {
  if (TABS.includes(name)) openPage(name, params)
  else redirect(`/${pathTo(name, params)}`)
}

/** Opens a page with none below it: from there nothing leads back to what is over. */
export function openAlone<Name extends RouteName>(name: Name, params: RouteParams[Name]): void {
  leavePage(() => void Taro.reLaunch({ url: `/${pathTo(name, params)}` }))
}

/**
 * A path that names no page leads to the one that says so. Heard from the platform itself: WeChat takes
 * only a page that is opened at once, and Taro's hook waits until the app is drawn.
 */
export function catchUnknownPaths(): void {
  // A stray percent sign, at which a browser's router would stop.
  if (process.env['TARO_ENV'] === 'h5' && !isReadable(window.location.hash)) {
    window.location.replace(`#/${paths.missing}`)
  }
  Taro.onPageNotFound(() => replacePage('missing', {}))
}

/** Whether there is a page below; a page opened from a card has none, and offers "home" instead. */
export function canGoBack(): boolean {
  return Taro.getCurrentPages().length > 1
}

export function goBack(): void {
  if (canGoBack()) leavePage(() => void Taro.navigateBack())
  else openPage('home', {})
}

/** A value of this page's query, decoded; undefined when it is missing or empty. */
export function useRouteParam(name: string): string | undefined {
  return paramOf(useRouter().params, name)
}

function isReadable(address: string): boolean {
  try {
    decodeURI(address)
    return true
  } catch {
    return false
  }
}

function redirect(url: string): void {
  leavePage(() => void Taro.redirectTo({ url }))
}

function isOnTop<Name extends RouteName>(name: Name, params: RouteParams[Name]): boolean {
  const pages = Taro.getCurrentPages()
  const top = pages[pages.length - 1]
  if (!top?.route?.replace(/^\//, '').startsWith(paths[name])) return false
  const query: Record<string, unknown> = top['options'] ?? {}
  return Object.entries(params).every(([key, value]) => String(query[key] ?? '') === (value ?? ''))
}

/** Whatever a query says: each page reads of it what it knows, as with any link. */
function paramsIn(query: string): RouteParams[RouteName] {
  const params: Record<string, string> = {}
  for (const pair of query.split('&')) {
    const [name = '', ...raw] = pair.split('=')
    const value = paramOf({ [name]: raw.join('=') }, name)
    if (name && value) params[name] = value
  }
  return params
}

function paramOf(params: Partial<Record<string, string>>, name: string): string | undefined {
  const raw = params[name]
  return raw ? decoded(raw) : undefined
}

function decoded(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    // A stray percent sign in a hand-made link: better the raw text than a page that fails.
    return raw
  }
}
