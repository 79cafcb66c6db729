import type { Spread } from './spread'

export const spread: Spread = (wide) => {
  document.documentElement.classList.toggle('spread', wide)
}
