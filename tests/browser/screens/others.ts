/** Cards and posters, oneself, and what is not there. */
import {
  cutNetwork,
  neverAnswer,
  poster,
  project,
  type Screen,
  seePoster,
  seeSkeleton,
} from './screen'

export const others: readonly Screen[] = [
  {
    name: 'shares',
    path: () => 'pages/shares/index',
    until: '6 人打开过 · 点亮 1 盏',
    full: true,
    everyWidth: true,
  },
  {
    name: 'shares-empty',
    path: () => 'pages/shares/index',
    until: '还没有分享过',
    newcomer: true,
  },
  {
    name: 'poster',
    path: () => poster('pages/project/index?projectId=quilt001'),
    act: seePoster,
    full: true,
    everyWidth: true,
  },
  {
    name: 'poster-lit',
    path: () => `${poster('pages/project/index?projectId=flood001')}&lit=yes`,
    act: seePoster,
  },
  {
    name: 'poster-late',
    path: () => poster('pages/project/index?projectId=bench001'),
    act: seePoster,
  },
  {
    name: 'poster-envelope',
    path: ({ envelope }) => poster(`pages/envelope/index?envelopeId=${envelope}`),
    act: seePoster,
  },
  {
    name: 'poster-festival',
    path: () => poster('pages/festival/index?key=mid-autumn'),
    act: seePoster,
  },
  {
    name: 'card-unknown',
    path: () => 'pages/card/index?scene=no%20code',
    until: '没有认出这个码',
    everyWidth: true,
  },
  {
    name: 'festival-none',
    path: () => 'pages/festival/index?key=halloween',
    until: '没有找到这个节日',
  },
  { name: 'me', path: () => 'pages/me/index', until: '怎么看着舒服', full: true },
  {
    name: 'offline',
    path: project('quilt001'),
    until: '网络好像断了。连上后再试？',
    before: cutNetwork,
  },
  {
    name: 'missing',
    path: () => 'pages/nowhere/index',
    until: '链接可能写错了',
    everyWidth: true,
  },
  {
    name: 'home-skeleton',
    path: () => 'pages/home/index',
    before: neverAnswer,
    act: seeSkeleton,
  },
  {
    name: 'project-skeleton',
    path: project('quilt001'),
    before: neverAnswer,
    act: seeSkeleton,
  },
]
