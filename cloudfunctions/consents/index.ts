/** Words of consent, for whoever shows a name or passes it on (docs/decisions/0073-a-name-and-its-consent.md). */
export { agreeToNames, shownName } from './names'
export { noteConsent } from './note'
