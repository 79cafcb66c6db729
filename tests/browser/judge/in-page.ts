/**
 * Runs in the page: everything on the screen that would trouble a person, a sentence each. A judge of
 * measures only; whether a screen is beautiful is for eyes.
 */
import { weakContrasts } from './contrast'
import { cutTexts, overflows } from './room'
import { smallTargets } from './targets'

declare global {
  interface Window {
    judged?: () => string[]
  }
}

window.judged = () => [...overflows(), ...cutTexts(), ...smallTargets(), ...weakContrasts()]
