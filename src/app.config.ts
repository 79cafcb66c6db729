/** The app as the platform sees it: its pages, its bar, and what it declares to need. */
const weapp = process.env['TARO_ENV'] === 'weapp'

/** A browser has no theme file; there the bar is dressed at run time (platform/look). */
const themed = (name: string, inBrowser: string): string => (weapp ? `@${name}` : inBrowser)

export default defineAppConfig({
  // The main package is what most cards open: project, gift, lantern. The rest waits outside, but for the
  // page that stands in for one that is not there: nothing can be fetched for it then. The envelope's
  // pages are together, with the drawings that only they wear.
  pages: [
    'pages/home/index',
    'pages/me/index',
    'pages/project/index',
    'pages/result/index',
    'pages/card/index',
    'pages/missing/index',
  ],
  subPackages: [
    { root: 'pages/projects', pages: ['index'] },
    { root: 'pages/gifts', pages: ['index'] },
    { root: 'pages/gift', pages: ['index'] },
    { root: 'pages/receipt', pages: ['index', 'year/index'] },
    { root: 'pages/notices', pages: ['index'] },
    {
      root: 'pages/privacy',
      pages: ['index', 'export/index', 'going/index', 'gone/index'],
    },
    { root: 'pages/envelope', pages: ['index', 'wrap/index', 'mine/index'] },
    { root: 'pages/calendar', pages: ['index'] },
    { root: 'pages/video', pages: ['index'] },
    { root: 'pages/shares', pages: ['index'] },
    { root: 'pages/poster', pages: ['index'] },
    { root: 'pages/festival', pages: ['index'] },
    {
      root: 'pages/desk',
      pages: [
        'index',
        'join/index',
        'confirm/index',
        'reports/index',
        'report/index',
        'approval/index',
        'echo/index',
        'staff/index',
        'changes/index',
        'charity/index',
        'project/index',
        'preview/index',
        'reviews/index',
      ],
    },
    { root: 'pages/pledge', pages: ['index', 'start/index', 'mine/index', 'statement/index'] },
  ],
  preloadRule: {
    'pages/project/index': { network: 'wifi', packages: ['pages/video'] },
    'pages/home/index': {
      network: 'all',
      packages: ['pages/projects', 'pages/calendar', 'pages/festival'],
    },
    'pages/me/index': {
      network: 'all',
      packages: ['pages/gifts', 'pages/gift', 'pages/notices', 'pages/envelope', 'pages/pledge'],
    },
  },
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '灯愿',
    navigationBarBackgroundColor: themed('paper', '#FBF7F0'),
    navigationBarTextStyle: themed('textStyle', 'black') as 'black',
    backgroundColor: themed('paper', '#FBF7F0'),
    backgroundColorTop: themed('paper', '#FBF7F0'),
    backgroundColorBottom: themed('paper', '#FBF7F0'),
    backgroundTextStyle: themed('backText', 'dark') as 'dark',
  },
  tabBar: {
    color: themed('barText', '#746A60'),
    selectedColor: themed('barOn', '#B93A2A'),
    backgroundColor: themed('bar', '#FFFFFF'),
    borderStyle: themed('barLine', 'white') as 'white',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: themed('home', './assets/tab/home.png'),
        selectedIconPath: themed('homeOn', './assets/tab/home-on.png'),
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: themed('me', './assets/tab/me.png'),
        selectedIconPath: themed('meOn', './assets/tab/me-on.png'),
      },
    ],
  },
  // Opened in Moments, a page has no bar of its own and begins below the host's.
  singlePage: { navigationBarFit: 'squeezed' },
  darkmode: true,
  themeLocation: 'theme.json',
  sitemapLocation: 'sitemap.json',
  lazyCodeLoading: 'requiredComponents',
  // The payment service's own mini program, where a person signs or refuses a debit contract.
  navigateToMiniProgramAppIdList: ['wxbd687630cd02ce1d'],
  // Asked for by name, because the announced automatic switch was never seen to come.
  __usePrivacyCheck__: true,
  networkTimeout: { request: 20_000 },
  // In a browser the router hides the page below after its animation, even if that page is back by then.
  ...(weapp ? {} : { animation: false }),
})
