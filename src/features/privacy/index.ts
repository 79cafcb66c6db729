/** What belongs to a person: what they agreed to, what is kept of them, and their going. A package of its own. */
export { PrivacyScreen } from './consents/privacy-screen'
export { ExportScreen } from './export/export-screen'
export { GoingScreen } from './going/going-screen'
export { GoneScreen } from './going/gone-screen'
