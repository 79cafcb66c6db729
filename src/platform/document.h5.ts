import type { DressDocument } from './document'
import './document.h5.scss'

export const dressDocument: DressDocument = ({ theme, lang, paper }) => {
  const root = document.documentElement
  root.lang = lang === 'zh' ? 'zh-CN' : 'en'
  root.style.colorScheme = theme
  root.style.background = paper
}
