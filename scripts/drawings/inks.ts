/**
 * The illustration palette, one for each theme, shared by every drawing. An SVG that a mini program
 * shows as an image can read no CSS variable, so the colours are put in when the file is written.
 */
import { palette, type Theme } from '../../src/ui/palette'

export type { Theme }

export const themes = ['light', 'dark'] as const satisfies readonly Theme[]

const illustration = {
  light: {
    sky: '#F7EBDA',
    sky2: '#F0D9B8',
    h1: '#DFCBAA',
    h2: '#B4B896',
    h3: '#7E957F',
    deep: '#47645A',
    wall: '#F3E2C6',
    wood: '#8A5A3B',
    ink: '#4A3529',
    snow: '#FFFDF8',
    win: '#FFC862',
    red: '#C4503C',
    gold: '#D99B3D',
    ground: '#F5EEE2',
    cream: '#FBE9C8',
    water: '#BFD0C8',
    strand: '#47645A',
    edge: '#4A3529',
    glow: '#FFCB73',
    willow: '#3E6B3C',
    ash: '#4A4743',
    dew: '#E6EFC9',
    cap: '#5A3423',
    cord: '#8A5A3B',
  },
  dark: {
    sky: '#271E1A',
    sky2: '#3B2A20',
    h1: '#4A4036',
    h2: '#3B443A',
    h3: '#2B3A34',
    deep: '#1D2A26',
    wall: '#6A523E',
    wood: '#4E3426',
    ink: '#120D0A',
    snow: '#CBBFB0',
    win: '#FFC862',
    red: '#B24A38',
    gold: '#C28B3A',
    ground: '#756A5E',
    cream: '#D9C29A',
    water: '#2F4244',
    strand: '#4E6A5C',
    edge: '#8A7766',
    glow: '#FFC061',
    willow: '#9CC48F',
    ash: '#B9B5AF',
    dew: '#CFE0AE',
    cap: '#7A4A30',
    cord: '#8A6A52',
  },
} as const satisfies Record<Theme, Record<string, string>>

/** What stays as it is in both themes: light on metal and paper, and paper that a light shines through. */
const fixed = { white: '#FFFFFF', gilt: '#E7B75A', lit: '#FFF6E2', shade: '#EBCB98' } as const

/** A colour by name; `ui-…` are the tokens of the screens around the drawing. */
export type Ink =
  | keyof (typeof illustration)['light']
  | keyof typeof fixed
  | `ui-${keyof (typeof palette)['light']}`

/** Puts the theme's colours where a drawing says `{red}`. Throws on a colour that does not exist. */
export function inked(drawing: string, theme: Theme): string {
  const inks = new Map<string, string>([
    ...Object.entries(illustration[theme]),
    ...Object.entries(fixed),
    ...Object.entries(palette[theme]).map(([name, hex]) => [`ui-${name}`, hex] as const),
  ])
  return drawing.replace(/\{([\w-]+)\}/g, (_, name: string) => {
    const hex = inks.get(name)
    if (!hex) throw new Error(`no such colour: ${name}`)
    return hex
  })
}
