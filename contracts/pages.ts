/**
 * The pages that the server itself names: where a card or a notice leads. Without a leading slash, as
 * the platform takes them. They stand apart from the schemas, so that screens can use them.
 */
export const pages = {
  home: 'pages/home/index',
  project: 'pages/project/index',
  gift: 'pages/gift/index',
  envelope: 'pages/envelope/index',
  calendar: 'pages/calendar/index',
  festival: 'pages/festival/index',
  notices: 'pages/notices/index',
  pledge: 'pages/pledge/index',
  pledgeStart: 'pages/pledge/start/index',
  video: 'pages/video/index',
  card: 'pages/card/index',
  receipt: 'pages/receipt/index',
  deskReports: 'pages/desk/reports/index',
} as const
