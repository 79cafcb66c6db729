/** Reads a drawn page as a person or a screen reader would, and touches what they found. */
import type { Rendered, TreeNode } from './simulate'

export type Found = { node: TreeNode; path: readonly TreeNode[] }

/** Everything that can be read, in its order. */
export function readAll(page: Rendered): string {
  return textOf(page._exparserNode)
}

/** The innermost node that shows or says the words; the last one when several do. */
export function find(
  page: Rendered,
  words: string | RegExp,
  tags?: readonly string[],
): Found | undefined {
  let found: Found | undefined
  walk(page._exparserNode, [], (node, path) => {
    if (tags && !tags.includes(tagOf(node))) return
    const fits = says(textOf(node), words) || says(spokenBy(node), words)
    if (fits && isDrawn(node)) found = { node, path }
  })
  return found
}

/** Whether it, or what it lies in, takes no tap now. */
export function isDisabled({ node, path }: Found): boolean {
  return [...path, node].some((each) =>
    each._vt?.attrs?.some(({ name, value }) => name === 'ariaDisabled' && value === 'true'),
  )
}

/** What a screen reader is told of everything with a role, as `radio checked`. */
export function spokenRoles(page: Rendered): string[] {
  const roles: string[] = []
  walk(page._exparserNode, [], (node) => {
    const said = new Map(node._vt?.attrs?.map(({ name, value }) => [name, value]))
    const role = said.get('ariaRole')
    if (role) roles.push(said.get('ariaChecked') === 'true' ? `${role} checked` : String(role))
  })
  return roles
}

/** All nodes that were drawn, with how deep each lies. */
export function measure(page: Rendered): { nodes: number; depth: number; widest: number } {
  const size = { nodes: 0, depth: 0, widest: 0 }
  walk(page._exparserNode, [], (node, path) => {
    if (!isDrawn(node)) return
    size.nodes += 1
    size.depth = Math.max(size.depth, path.filter((above) => isDrawn(above)).length)
    size.widest = Math.max(size.widest, drawnIn(node))
  })
  return size
}

/** The simulator's own way to touch, on any node: it looks for the engine's node behind the element. */
export function act(page: Rendered, { node }: Found, event: string, detail: object = {}): void {
  page.dispatchEvent.call({ dom: node.$$ }, event, { detail, bubbles: false })
}

function walk(
  node: TreeNode,
  path: readonly TreeNode[],
  visit: (node: TreeNode, path: readonly TreeNode[]) => void,
): void {
  visit(node, path)
  for (const child of childrenOf(node)) walk(child, [...path, node], visit)
}

/** A component of the host (a view, a text) draws what is put into it; one of ours, its own tree. */
function childrenOf(node: TreeNode): TreeNode[] {
  const own = node.childNodes ?? []
  return own.length > 0 ? own : (node.shadowRoot?.childNodes ?? [])
}

/** Children as WeChat counts them: past the nodes that only templates and loops leave behind. */
function drawnIn(node: TreeNode): number {
  return childrenOf(node).reduce((sum, child) => sum + (isDrawn(child) ? 1 : drawnIn(child)), 0)
}

/** Templates and loops leave nodes in the tree that nobody sees. */
const isDrawn = (node: TreeNode): boolean => !['', 'virtual'].includes(tagOf(node))

function tagOf(node: TreeNode): string {
  return node._vt?.tagName ?? ''
}

function textOf(node: TreeNode): string {
  const pieces: string[] = []
  walk(node, [], (inner) => {
    if (childrenOf(inner).length === 0 && inner.textContent) pieces.push(inner.textContent)
  })
  return pieces.join(' ').replace(/\s+/g, ' ').trim()
}

function spokenBy(node: TreeNode): string {
  return (node._vt?.attrs ?? [])
    .filter(({ name, value }) => ['ariaLabel', 'placeholder'].includes(name) && value)
    .map(({ value }) => String(value))
    .join(' ')
}

const says = (text: string, words: string | RegExp): boolean =>
  typeof words === 'string' ? text.includes(words) : words.test(text)
