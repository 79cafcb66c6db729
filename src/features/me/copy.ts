import { defineCopy } from '../../ui'

export const meCopy = defineCopy({
  zh: {
    page: '我的',
    mine: '我的捐款',
    mineText: '每一笔的去向、记录编号、撤销和退款',
    first: '点第一盏灯',
    firstText: '挑一个想帮的项目，多少都是心意。',
    scan: '扫一扫',
    scanText: '扫灯愿的小程序码',
    look: '怎么看着舒服',
    language: '语言',
    languages: { zh: '中文', en: 'English' },
    largeText: '大字',
    largeTextHint: '字大一些，按钮也大一些',
    theme: '明暗',
    themes: { system: '跟随手机', light: '浅色', dark: '深色' },
    about: '关于灯愿',
    aboutText: '钱直接进慈善组织自己的账户，灯愿不经手，不收服务费。',
    reportText: '每个项目都写明下一份进展的日子，晚了就先不收新捐款。',
    privacyText: '名字默认不显示。显示过的，随时可以在那笔捐款里收回。',
    exampleText: '这里的慈善组织、项目和数目都是示例，由我们编写。',
  },
  en: {
    page: 'Me',
    mine: 'My gifts',
    mineText: 'Where each one went, record numbers, undo and refunds',
    first: 'Light a first lantern',
    firstText: 'Choose a project you would like to help; any sum counts.',
    scan: 'Scan',
    scanText: 'A mini program code of Lantern',
    look: 'Easy on the eyes',
    language: 'Language',
    languages: { zh: '中文', en: 'English' },
    largeText: 'Large text',
    largeTextHint: 'Larger letters and larger buttons',
    theme: 'Theme',
    themes: { system: 'As the phone', light: 'Light', dark: 'Dark' },
    about: 'About Lantern',
    aboutText:
      'Money goes straight to the charity’s own account. Lantern never holds it and takes no fee.',
    reportText:
      'Every project says when its next report is due; when it is late, it takes no new gifts.',
    privacyText:
      'Names are hidden by default. You can hide a shown name again, on that gift’s page.',
    exampleText: 'The charities, projects and sums here are samples that we made up.',
  },
})
