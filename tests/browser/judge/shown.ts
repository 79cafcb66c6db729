/** What can be seen of a page, and how to name it in a sentence. */

export type ShownText = { text: string; rects: DOMRect[]; element: HTMLElement }

/** Pieces of text as they lie on the screen, without those that only a screen reader gets. */
export function shownTexts(): ShownText[] {
  const found: ShownText[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    const element = node.parentElement
    if (text === '' || !element || !isShown(element)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    found.push({ text, rects: [...range.getClientRects()], element })
  }
  return found
}

export function isShown(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
}

/** From an element up to the page, itself first. */
export function* upFrom(element: Element): Generator<HTMLElement> {
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (at instanceof HTMLElement) yield at
  }
}

export function nameOf(element: Element): string {
  const name = element.getAttribute('aria-label') ?? element.textContent ?? ''
  const kind = element.className.toString().split(' ').slice(0, 2).join('.')
  return `“${name.trim().slice(0, 24)}” (${kind || element.tagName.toLowerCase()})`
}

export const INTERACTIVE =
  '[role=button], [role=radio], [role=switch], [role=link], a[href], button, input, textarea'
