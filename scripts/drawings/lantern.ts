/**
 * The lantern: three bodies and four states (look: “Illustration”). It always hangs from a cord, is
 * never filled with grey, and nothing ever goes out: a missed month is a dashed outline.
 * Origin: the middle of the body's upper edge.
 */
import { type Body, round } from '../../src/ui/lantern/bodies'
import { at, fill, type Layer, line, rect } from './brush'
import type { Ink } from './inks'

export { drop, round, tall } from '../../src/ui/lantern/bodies'

/** Light around a body, apart from it, so that a screen can let it grow. */
export function glowOf(body: Body): Layer {
  return `<circle fill="url(#halo)" cy="${body.height / 2}" r="${body.halo}"/>`
}

/** A lit lantern without its halo. `cord` is the length from which it hangs. */
export function lit(body: Body, cord: number): Layer {
  const { height, core } = body
  return [
    cordOf(cord),
    `<path fill="url(#body)" d="${body.outline}"/>`,
    `<ellipse fill="url(#core)" cy="${height * 0.56}" rx="${core[0]}" ry="${core[1]}"/>`,
    line('ui-accent', 1.4, body.ribs, { opacity: 0.32 }),
    caps(body),
    tassel(height + 7),
  ].join('')
}

/** What hangs at Qingming: without a light or a red in it. */
export function inWillow(body: Body, cord: number): Layer {
  return [
    '<radialGradient id="leaf" cx=".5" cy=".54" r=".62"><stop stop-color="#F6FAE8"/><stop offset=".45" stop-color="{dew}"/><stop offset="1" stop-color="{willow}"/></radialGradient>',
    cordOf(cord),
    `<path fill="url(#leaf)" d="${body.outline}"/>`,
    line('willow', 1.4, body.ribs, { opacity: 0.32 }),
    caps(body),
    tassel(body.height + 7, 'willow'),
  ].join('')
}

export function cordOf(length: number): Layer {
  return line('cord', 1.6, `M0 ${-8 - length}V-8`)
}

/** The two caps of wood that hold the paper, each with its line of gilt. */
export function caps({ cap, height }: Pick<Body, 'cap' | 'height'>): Layer {
  return [
    rect('cap', [-cap, -8, cap * 2, 9], 3),
    rect('cap', [-cap, height - 1, cap * 2, 8], 3),
    line('gilt', 1.6, `M${3 - cap}-3.500H${cap - 3}M${3 - cap} ${height + 3}H${cap - 3}`),
  ].join('')
}

/** An outline: the coming month (accent), one still to come (grey), one that was missed (dashed gold). */
export function outline(
  state: 'next' | 'wait' | 'missed',
  cord: number,
  next: Ink = 'ui-accent',
): Layer {
  const ink = { next, wait: 'ui-ink-3', missed: 'ui-gold' } as const satisfies Record<
    typeof state,
    Ink
  >
  const opacity = state === 'wait' ? 0.7 : 1
  return [
    line(state === 'next' ? 'cord' : 'ui-ink-3', 1.6, `M0 ${-6 - cord}V-6`, { opacity: 0.7 }),
    line(ink[state], 3.6, round.outline, {
      opacity,
      ...(state === 'missed' && { dash: '9 8' }),
    }),
    line(ink[state], 3.6, 'M-24-4H24M-24 84H24', { opacity }),
  ].join('')
}

/** A whole small lantern for a picture: halo, cord and body. */
export function hanging(
  place: { x: number; y: number; scale?: number },
  body: Body = round,
  cord = 16,
): Layer {
  return at(place, glowOf(body), lit(body, cord))
}

/** Hangs under a lantern, from the lower edge of its cap. */
export function tassel(y: number, ink: Ink = 'ui-accent'): Layer {
  return at(
    { y },
    line('cord', 1.6, 'M0 0v7'),
    '<circle fill="{gilt}" cy="10" r="3.600"/>',
    fill(ink, 'M-4 13C-6 25-7 33-7 41H7C7 33 6 25 4 13Z'),
    line('white', 1, 'M-3 19-4 40M0 18V40M3 19 4 40', { opacity: 0.3 }),
  )
}
