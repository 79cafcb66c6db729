import type { Printer } from './printer'

export const printer: Printer = { available: false, print: () => undefined }
