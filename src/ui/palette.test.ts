import { readFileSync } from 'node:fs'
import path from 'node:path'
import { palette, type Theme } from './palette'

const tokens = readFileSync(path.join(__dirname, 'tokens.scss'), 'utf8')

function mixin(name: Theme): Map<string, string> {
  const body = new RegExp(`@mixin ${name} \\{([^}]*)\\}`).exec(tokens)?.[1] ?? ''
  return new Map(
    [...body.matchAll(/--([\w-]+): (#\w+);/g)].map(([, key = '', hex = '']) => [key, hex]),
  )
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  test('draws its icons in the colours of its tokens', () => {
    for (const [tone, hex] of Object.entries(palette[theme])) {
      expect([tone, mixin(theme).get(tone)]).toEqual([tone, hex])
    }
  })

  test.each(['ink', 'ink-2', 'ink-3', 'accent', 'gold', 'jade', 'danger'] as const)(
    'writes %s so that it can be read on paper and on a card',
    (tone) => {
      expect(contrast(palette[theme][tone], palette[theme].paper)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(palette[theme][tone], palette[theme].card)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test('writes on an accent button so that it can be read', () => {
    const { accent, 'accent-ink': ink } = palette[theme]
    expect(contrast(accent, ink)).toBeGreaterThanOrEqual(4.5)
  })
})
