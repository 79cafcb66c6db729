import { phone } from './phone.h5'
import type { Printer } from './printer'
import './printer.h5.scss'

/** A phone prints nothing: what it shows is a frame within a page of its own. */
export const printer: Printer = { available: phone === undefined, print: () => window.print() }
