/** Nothing is wider than the screen, and no text is cut: not by its button, not by an ellipsis. */
import { INTERACTIVE, isShown, nameOf, shownTexts, upFrom } from './shown'

/** Browsers round boxes to fractions of a pixel. */
const SLACK = 1

export function overflows(): string[] {
  const pages = [document.documentElement, ...document.querySelectorAll('.taro_page')]
  return pages
    .filter((page) => isShown(page) && page.scrollWidth > page.clientWidth + SLACK)
    .map(
      (page) => `${nameOf(page)} scrolls sideways: ${page.scrollWidth} of ${page.clientWidth} px`,
    )
}

export function cutTexts(): string[] {
  return shownTexts().flatMap(({ text, rects, element }) => {
    const cut = rects.some((rect) => boxesAround(element).some((box) => !holds(box, rect)))
    const broken = element.closest('.amount') && new Set(rects.map(({ top }) => top)).size > 1
    return [
      ...(cut ? [`“${text.slice(0, 24)}” is cut: ${nameOf(element)}`] : []),
      ...(broken ? [`the sum ${text} is broken into lines`] : []),
    ]
  })
}

/** What hides or frames a text: each clipping box above it as far as the first that scrolls, and its button. */
function boxesAround(element: HTMLElement): DOMRect[] {
  const boxes: DOMRect[] = []
  let clipping = true
  for (const above of upFrom(element)) {
    const { overflowX, overflowY } = getComputedStyle(above)
    if (/auto|scroll/.test(overflowX + overflowY)) clipping = false
    const clips = clipping && /hidden|clip/.test(overflowX + overflowY)
    if (clips || above.matches(INTERACTIVE)) boxes.push(above.getBoundingClientRect())
  }
  return boxes
}

function holds(box: DOMRect, rect: DOMRect): boolean {
  return (
    rect.left >= box.left - SLACK &&
    rect.right <= box.right + SLACK &&
    rect.top >= box.top - SLACK &&
    rect.bottom <= box.bottom + SLACK
  )
}
