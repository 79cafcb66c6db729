/** The types of miniprogram-simulate as far as we use it; it has none of its own that fit. */

/** A node of the tree that WeChat's own engine keeps. */
export type TreeNode = {
  /** The element that stands for it. */
  $$: Element
  textContent?: string
  childNodes?: TreeNode[]
  /** Of a custom component: what it draws. */
  shadowRoot?: TreeNode
  /** What the template said of it. */
  _vt?: { tagName?: string; attrs?: { name: string; value: unknown }[]; event?: object }
}

export type Rendered = {
  instance: PageInstance
  _exparserNode: TreeNode
  dispatchEvent(this: { dom: Element }, name: string, options: object): void
  attach(parent: HTMLElement): void
  detach(): void
}

/** A page of the mini program with its life cycle as methods. */
export type PageInstance = {
  route?: string
  options?: Record<string, string>
  data: unknown
  setData(data: Record<string, unknown>, done?: () => void): void
  onLoad?(query: Record<string, string>): void
  onShow?(): void
  onReady?(): void
  onHide?(): void
  onUnload?(): void
}

export type Simulate = {
  load(path: string, tagName: string, options: { rootPath: string; compiler: 'official' }): string
  render(id: string): Rendered
}
