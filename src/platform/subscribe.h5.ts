import type { Subscribe } from './subscribe'

export const subscribe: Subscribe = { possible: false, ask: async () => ({}) }
