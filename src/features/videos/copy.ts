import { defineCopy } from '../../ui'

/** What a video's page says. */
export const videoCopy = defineCopy({
  zh: {
    page: '看一段',
    play: '播放',
    pause: '暂停',
    replay: '再看一遍',
    tapToPlay: (length: string) => `点一下播放 · ${length}`,
    refused: '浏览器没让它自己播放，点一下就好。',
    failed: '这段视频没能打开。点一下再试。',
    soundOn: '打开声音',
    soundOff: '关掉声音',
    noSound: '这段示例没有声音。',
    share: '分享',
    copied: '链接复制好了，发给朋友吧。',
    before: '上一段',
    after: '下一段',
    chapters: '章节',
    chapter: (at: string, title: string) => `从 ${at} 播放：${title}`,
    chapterNow: (at: string, title: string) => `从 ${at} 播放：${title}，正在看`,
    progress: '播放到',
    at: (now: string, all: string) => `${now} / ${all}`,
    together: (watched: number, gave: number) =>
      gave > 0 ? `${watched} 人看完，${gave} 人一起捐了` : `${watched} 人看完`,
    first: '还没有人看完。',
    asOf: (time: string) => `截至 ${time}`,

    toEnd: '看完了，谢谢你看到最后。',
    notToEnd: '有一段没看到，还没算看完。',
    offline: '没有网络，这会儿看的可能不计入。',
    unanswered: '没有回音，这会儿看的可能不计入。',
    nobody: '这里没有登录，看完不计入人数。',
    moments: '在朋友圈里看，不计入人数。',

    give: (project: string) => `捐给「${project}」`,
    closed: (why: string) => `「${why}」，先不收新捐款。`,
    openInApp: '点下方「前往小程序」，就可以捐一份心意。',

    pot: '看完，请你选一份心意去哪儿。',
    potFrom: (sponsor: string) => `${sponsor}已经捐出，看完请你选一份去哪儿。`,
    potLeft: (portions: number) => `还有 ${portions} 份`,
    potGone: '这里的心意都有人选好了。',
    potChoose: '选一份心意去哪儿',
    potNotYet: '看完整段，就可以选一份心意去哪儿。',
    blessing: (words: string) => `「${words}」`,

    card: (title: string) => `「${title}」，一起看一段？`,
    cardLate: (title: string) => `「${title}」的报告晚了，先不收新捐款`,
    missing: '没有找到这段视频',
    missingText: '可能已经下架。',
    home: '回首页看看',
  },
  en: {
    page: 'Watch',
    play: 'Play',
    pause: 'Pause',
    replay: 'Watch again',
    tapToPlay: (length: string) => `Tap to play · ${length}`,
    refused: 'The browser did not let it play by itself: tap once.',
    failed: 'This video did not open. Tap to try again.',
    soundOn: 'Sound on',
    soundOff: 'Sound off',
    noSound: 'This sample has no sound.',
    share: 'Share',
    copied: 'The link is copied; send it to a friend.',
    before: 'Video before',
    after: 'Next video',
    chapters: 'Chapters',
    chapter: (at: string, title: string) => `Play from ${at}: ${title}`,
    chapterNow: (at: string, title: string) => `Play from ${at}: ${title}, shown now`,
    progress: 'Played',
    at: (now: string, all: string) => `${now} / ${all}`,
    together: (watched: number, gave: number) =>
      gave > 0
        ? `${watched} watched to the end, ${gave} gave together`
        : `${watched} watched to the end`,
    first: 'Nobody has watched it to the end yet.',
    asOf: (time: string) => `as of ${time}`,

    toEnd: 'Thank you for watching to the end.',
    notToEnd: 'A part was left out, so it does not count as watched yet.',
    offline: 'No network: what plays now may not be counted.',
    unanswered: 'No answer: what plays now may not be counted.',
    nobody: 'You are not logged in here, so watching is not counted.',
    moments: 'In Moments watching is not counted.',

    give: (project: string) => `Give to ${project}`,
    closed: (why: string) => `${why}: no new gifts for now.`,
    openInApp: 'Tap “Open Mini Program” below to give.',

    pot: 'Watch to the end, then say where one portion goes.',
    potFrom: (sponsor: string) =>
      `${sponsor} has given; after the end you say where a portion goes.`,
    potLeft: (portions: number) =>
      portions === 1 ? '1 portion left' : `${portions} portions left`,
    potGone: 'All portions here have been directed.',
    potChoose: 'Say where a portion goes',
    potNotYet: 'Once you have watched all of it, you say where a portion goes.',
    blessing: (words: string) => `“${words}”`,

    card: (title: string) => `“${title}”: watch it with me?`,
    cardLate: (title: string) => `“${title}”: its report is late, no new gifts for now`,
    missing: 'There is no such video',
    missingText: 'It may have been taken down.',
    home: 'Go to the home page',
  },
})
