/** Envelopes: sent, opened, at a video, and one’s own. */
import type { Screen } from './screen'

export const envelopes: readonly Screen[] = [
  {
    name: 'wrap',
    path: () => 'pages/envelope/wrap/index?projectId=supper01',
    until: '朋友打开时看到的样子',
    full: true,
    everyWidth: true,
  },
  {
    name: 'envelope-own',
    path: ({ envelope }) => `pages/envelope/index?envelopeId=${envelope}`,
    until: '灯挂好了，发给朋友吧。',
    full: true,
    everyWidth: true,
  },
  {
    name: 'envelope',
    path: ({ envelope }) => `pages/envelope/index?envelopeId=${envelope}`,
    until: '打开这盏灯',
    newcomer: true,
    everyWidth: true,
  },
  {
    name: 'envelope-moments',
    path: ({ envelope }) => `pages/envelope/index?envelopeId=${envelope}&scene=1154`,
    until: /在灯愿里打开/,
    newcomer: true,
  },
  {
    name: 'envelope-all-opened',
    path: ({ gone }) => `pages/envelope/index?envelopeId=${gone}`,
    until: '都点亮了。',
    newcomer: true,
  },
  {
    name: 'pot',
    path: ({ pot }) => `pages/envelope/index?envelopeId=${pot}`,
    until: '去看视频',
    newcomer: true,
    everyWidth: true,
  },
  {
    name: 'pot-own',
    path: ({ pot }) => `pages/envelope/index?envelopeId=${pot}`,
    until: '灯挂好了，谢谢你。',
    full: true,
  },
  {
    name: 'wrap-at-video',
    path: () => 'pages/envelope/wrap/index?videoId=supper-clip',
    until: '看完视频的人打开时看到的样子',
    full: true,
    everyWidth: true,
  },
  { name: 'envelopes', path: () => 'pages/envelope/mine/index', until: '送出的', full: true },
  {
    name: 'envelopes-empty',
    path: () => 'pages/envelope/mine/index',
    until: '还没有送过爱心红包',
    newcomer: true,
  },
]
