/** What can be tapped can be hit with a thumb: 44 px in both directions. */
import { INTERACTIVE, isShown, nameOf } from './shown'

const TARGET_PX = 44
const REACH_PX = TARGET_PX / 2 - 0.5

export function smallTargets(): string[] {
  return [...document.querySelectorAll<HTMLElement>(INTERACTIVE)]
    .filter((element) => isShown(element) && !element.closest('[aria-hidden=true], [inert]'))
    .map(tapped)
    .filter((element) => !isLargeEnough(element))
    .map((element) => {
      const { width, height } = element.getBoundingClientRect()
      return `${nameOf(element)} is small to tap: ${Math.round(width)} × ${Math.round(height)} px`
    })
}

/** A field is tapped anywhere in its box, and what is ticked anywhere in its label. */
function tapped(element: HTMLElement): HTMLElement {
  if (element.matches('[type=checkbox], [type=radio]')) return element.closest('label') ?? element
  return element.closest<HTMLElement>('.field__box') ?? element
}

/** Its own box, or a larger area around it that leads to it all the same. */
function isLargeEnough(element: HTMLElement): boolean {
  const { width, height } = element.getBoundingClientRect()
  if (width >= TARGET_PX && height >= TARGET_PX) return true
  element.scrollIntoView({ block: 'center', inline: 'nearest' })
  const box = element.getBoundingClientRect()
  const x = box.left + box.width / 2
  const y = box.top + box.height / 2
  const corners = [
    [x - REACH_PX, y],
    [x + REACH_PX, y],
    [x, y - REACH_PX],
    [x, y + REACH_PX],
  ] as const
  return corners.every((at) => element.contains(document.elementFromPoint(...at)))
}
