/** The tests' browser has none either, just like WeChat's engine. */
import { TextEncoder } from '../../src/platform/text-encoder'

Object.assign(globalThis, { TextEncoder })
