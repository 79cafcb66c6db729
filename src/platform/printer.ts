/** Paper. Twins: a browser prints the page, a mini program cannot. This one is for tests. */
export type Printer = { readonly available: boolean; print(): void }

export const printer: Printer = { available: true, print: () => undefined }
