/**
 * The token colours that a drawing needs by value: an image in a mini program cannot read a CSS
 * variable, so an icon is drawn once for each colour. `palette.test.ts` holds this equal to tokens.scss.
 */
export type Theme = 'light' | 'dark'

export const palette = {
  light: {
    ink: '#221b16',
    'ink-2': '#5c5148',
    'ink-3': '#746a60',
    accent: '#b93a2a',
    'accent-ink': '#ffffff',
    gold: '#926318',
    jade: '#1f7a63',
    danger: '#a12d2d',
    line: '#eae1d4',
    card: '#ffffff',
    paper: '#fbf7f0',
  },
  dark: {
    ink: '#f6efe6',
    'ink-2': '#c9beb2',
    'ink-3': '#94897e',
    accent: '#e2614f',
    'accent-ink': '#1a0f0c',
    gold: '#e0b25c',
    jade: '#5cc2a4',
    danger: '#f08a7d',
    line: '#3a322b',
    card: '#1f1a16',
    paper: '#15110e',
  },
} as const satisfies Record<Theme, Record<string, string>>

/** A colour by its token's name. */
export type Tone = keyof (typeof palette)['light']
