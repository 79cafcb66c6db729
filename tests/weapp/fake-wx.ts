/**
 * WeChat's `wx` in memory: storage, navigation, requests and the cashier, as far as the mini program
 * uses them. A call that is missing here fails the test that makes it.
 */

/** What a server answered. */
export type Reply = { statusCode: number; data: unknown }
export type Sent = { url: string; method: string; data: unknown; header: Record<string, string> }

/** What another mini program is opened with. */
export type Handed = { appId: string; path: string; extraData: Record<string, string> }

export type WxOutside = {
  /** Answers a request; a rejection is a phone without a network. */
  answer(sent: Sent): Promise<Reply>
  /** Opens the cashier; resolves with `requestPayment:ok` or another `errMsg`. */
  cashier(payment: Record<string, string>): Promise<string>
  loginCode(): Promise<string>
  /** What another mini program hands back when the person leaves it again; without one they go nowhere. */
  otherApp?(asked: Handed): Promise<object>
  /** What lies before the camera; without it the person leaves. */
  beforeCamera?: string
  navigate(way: 'to' | 'replace' | 'tab' | 'back', url: string): void
  /** The node of each canvas that a page asks for. */
  canvas?: object
  scene: number
  theme: 'light' | 'dark'
}

type Callbacks = {
  success?: (result: object) => void
  fail?: (result: object) => void
  complete?: (result: object) => void
}

const WINDOW = {
  windowWidth: 390,
  windowHeight: 844,
  screenWidth: 390,
  screenHeight: 844,
  pixelRatio: 3,
  statusBarHeight: 47,
  safeArea: { left: 0, right: 390, top: 47, bottom: 810, width: 390, height: 763 },
}

export function fakeWx(outside: WxOutside, drawer: Map<string, unknown>) {
  const said: string[] = []
  const went: string[] = []
  const titles: string[] = []
  const missed: ((asked: object) => void)[] = []
  const shown = new Set<(how: object) => void>()
  const base = { theme: outside.theme, language: 'zh_CN', SDKVersion: '3.7.0', platform: 'ios' }
  const opened = { scene: outside.scene, path: 'pages/home/index', query: {}, referrerInfo: {} }
  const ok = (name: string) => (options: Callbacks) => settle(options, { errMsg: `${name}:ok` })

  return {
    drawer,
    /** What the host was asked to show or do, in words. */
    said,
    /** Where the app asked to go, in order. */
    went,
    /** How the page on top was named, in order. */
    titles,
    /** The host was asked for a page that the app does not have. */
    findNoPage(path: string): void {
      for (const told of missed) told({ path, query: {}, isEntryPage: true })
    },
    wx: {
      onPageNotFound: (told: (asked: object) => void) => void missed.push(told),
      getSystemInfoSync: () => ({ ...WINDOW, ...base }),
      getWindowInfo: () => WINDOW,
      getAppBaseInfo: () => base,
      getDeviceInfo: () => ({ platform: 'ios' }),
      getMenuButtonBoundingClientRect: () => ({
        top: 51,
        bottom: 83,
        left: 293,
        right: 380,
        width: 87,
        height: 32,
      }),
      getEnterOptionsSync: () => opened,
      getLaunchOptionsSync: () => opened,
      canIUse: () => true,
      nextTick: (work: () => void) => void Promise.resolve().then(work),
      getStorageSync: (key: string) => drawer.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => void drawer.set(key, value),
      removeStorageSync: (key: string) => void drawer.delete(key),
      clearStorageSync: () => drawer.clear(),
      onNetworkStatusChange: () => undefined,
      offNetworkStatusChange: () => undefined,
      onAppShow: (told: (how: object) => void) => void shown.add(told),
      offAppShow: (told: (how: object) => void) => void shown.delete(told),
      onAppHide: () => undefined,
      offAppHide: () => undefined,
      onThemeChange: () => undefined,
      onWindowResize: () => undefined,
      offWindowResize: () => undefined,
      setNavigationBarColor: ok('setNavigationBarColor'),
      setNavigationBarTitle(options: Callbacks & { title: string }) {
        titles.push(options.title)
        return settle(options, { errMsg: 'setNavigationBarTitle:ok' })
      },
      setTabBarStyle: ok('setTabBarStyle'),
      setTabBarItem: ok('setTabBarItem'),
      setTabBarBadge: ok('setTabBarBadge'),
      removeTabBarBadge: ok('removeTabBarBadge'),
      setBackgroundColor: ok('setBackgroundColor'),
      setBackgroundTextStyle: ok('setBackgroundTextStyle'),
      showShareMenu: ok('showShareMenu'),
      vibrateShort: ok('vibrateShort'),
      pageScrollTo: ok('pageScrollTo'),
      stopPullDownRefresh: ok('stopPullDownRefresh'),
      setClipboardData(options: Callbacks & { data: string }) {
        said.push(`copied ${options.data}`)
        return settle(options, { errMsg: 'setClipboardData:ok' })
      },
      showToast(options: Callbacks & { title: string }) {
        said.push(options.title)
        return settle(options, { errMsg: 'showToast:ok' })
      },
      requestSubscribeMessage: (options: Callbacks & { tmplIds: string[] }) =>
        settle(options, Object.fromEntries(options.tmplIds.map((id) => [id, 'accept']))),
      navigateToMiniProgram(options: Callbacks & Handed) {
        const { appId, path, extraData } = options
        said.push(`left for ${appId}`)
        settle(options, { errMsg: 'navigateToMiniProgram:ok' })
        void outside.otherApp?.({ appId, path, extraData }).then((back) => {
          const how = { ...opened, scene: 1038, referrerInfo: { appId, extraData: back } }
          for (const told of [...shown]) told(how)
        })
      },
      addPhoneRepeatCalendar(options: Callbacks & { title: string }) {
        said.push(`calendar: ${options.title}`)
        return settle(options, { errMsg: 'addPhoneRepeatCalendar:ok' })
      },
      scanCode(options: Callbacks) {
        const result = outside.beforeCamera
        if (result === undefined) refuse(options, { errMsg: 'scanCode:fail cancel' })
        else settle(options, { result, errMsg: 'scanCode:ok' })
      },
      enableAlertBeforeUnload: ok('enableAlertBeforeUnload'),
      disableAlertBeforeUnload: ok('disableAlertBeforeUnload'),
      createSelectorQuery: () => queryOf(outside.canvas),
      getNetworkType: (options: Callbacks) =>
        settle(options, { networkType: '4g', errMsg: 'getNetworkType:ok' }),
      createVideoContext: () => ({
        play: () => void said.push('video plays'),
        pause: () => void said.push('video rests'),
        seek: (to: number) => void said.push(`video goes to ${to}`),
      }),
      canvasToTempFilePath: (options: Callbacks) =>
        settle(options, { tempFilePath: 'wxfile://drawn.png' }),
      saveImageToPhotosAlbum(options: Callbacks & { filePath: string }) {
        said.push(`saved ${options.filePath}`)
        return settle(options, { errMsg: 'saveImageToPhotosAlbum:ok' })
      },
      navigateTo: going('to'),
      redirectTo: going('replace'),
      switchTab: going('tab'),
      navigateBack: (options: Callbacks = {}) => {
        outside.navigate('back', '')
        return settle(options, { errMsg: 'navigateBack:ok' })
      },
      login(options: Callbacks) {
        void outside.loginCode().then(
          (code) => settle(options, { code, errMsg: 'login:ok' }),
          () => refuse(options, { errMsg: 'login:fail' }),
        )
      },
      requestPayment(options: Callbacks & Record<string, string>) {
        const { success: _s, fail: _f, complete: _c, ...payment } = options
        void outside
          .cashier(payment)
          .then((errMsg) =>
            errMsg.endsWith(':ok') ? settle(options, { errMsg }) : refuse(options, { errMsg }),
          )
      },
      request(options: Callbacks & Sent) {
        const { url, method, data, header } = options
        void outside.answer({ url, method, data, header }).then(
          (reply) => settle(options, { ...reply, header: {}, errMsg: 'request:ok' }),
          () => refuse(options, { errMsg: 'request:fail' }),
        )
        return { abort: () => undefined }
      },
    },
  }

  function going(way: 'to' | 'replace' | 'tab') {
    return (options: Callbacks & { url: string }) => {
      went.push(options.url)
      outside.navigate(way, options.url)
      return settle(options, { errMsg: `${way}:ok` })
    }
  }
}

export type FakeWx = ReturnType<typeof fakeWx>

function settle({ success, complete }: Callbacks, result: object): void {
  success?.(result)
  complete?.(result)
}

function refuse({ fail, complete }: Callbacks, result: object): void {
  fail?.(result)
  complete?.(result)
}

/** One that can be drawn on; what is drawn is of no interest here. */
function canvas() {
  const nothing = (): undefined => undefined
  const measureText = (text: string) => ({ width: 12 * text.length })
  const gradient = () => ({ addColorStop: nothing })
  const known: Record<string | symbol, unknown> = {
    ...{ measureText, createLinearGradient: gradient, createRadialGradient: gradient },
  }
  const brush = new Proxy(known, { get: (has, name) => has[name] ?? nothing })
  return {
    getContext: () => brush,
    createImage() {
      const image = { onload: nothing, onerror: nothing, src: '' }
      setTimeout(() => image.onload())
      return image
    },
  }
}

/** Nothing has a size here but a canvas: any other question is answered with nothing. */
function queryOf(drawnOn: object = canvas()) {
  const found: unknown[] = []
  const query = {
    in: () => query,
    select: () => query,
    selectAll: () => query,
    selectViewport: () => query,
    boundingClientRect: () => query,
    scrollOffset: () => query,
    fields: ({ node = false }: { node?: boolean } = {}) => {
      if (node) found.push({ node: drawnOn, width: 390, height: 412 })
      return query
    },
    exec: (done?: (found: unknown[]) => void) => done?.(found),
  }
  return query
}
