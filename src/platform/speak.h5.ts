/** A browser needs nothing: see `speak.ts`. */
export {}
