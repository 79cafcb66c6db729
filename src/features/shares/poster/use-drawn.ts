/** A poster, drawn once its words and pictures are there. */
import { useCallback, useEffect, useState } from 'react'
import type { Poster } from '../../../../contracts/shares'
import { easel } from '../../../platform'
import { useLook } from '../../../ui'
import { measureWith, paint } from './paint'
import { POSTER_SCALE, posterPlan } from './poster-plan'
import { posterWords } from './poster-words'

export const CANVAS_ID = 'poster-canvas'

/** Where a page has no drawing of its own: hills, and a lantern that hangs. */
const LANTERN = 'lantern'

export type Drawn = {
  /** An address of the picture; undefined while it is drawn. */
  picture: string | undefined
  failed: boolean
  again: () => void
}

export function useDrawn(poster: Poster, lit: boolean): Drawn {
  const { lang } = useLook()
  const [state, setState] = useState<{ picture?: string; failed: boolean }>({ failed: false })
  const [tried, setTried] = useState(0)
  const { shareId } = poster
  // biome-ignore lint/correctness/useExhaustiveDependencies: a poster is the same under its card's id.
  useEffect(() => {
    let left = false
    setState({ failed: false })
    draw(poster, lang, lit).then(
      (picture) => left || setState({ picture, failed: false }),
      () => left || setState({ failed: true }),
    )
    return () => {
      left = true
    }
  }, [shareId, lang, lit, tried])
  return {
    picture: state.picture,
    failed: state.failed,
    again: useCallback(() => setTried((before) => before + 1), []),
  }
}

function draw(poster: Poster, lang: 'zh' | 'en', lit: boolean): Promise<string> {
  return easel.draw({
    canvasId: CANVAS_ID,
    scale: POSTER_SCALE,
    pictures: { art: artOf(poster.page.cover), code: poster.code },
    plan(brush) {
      const plan = posterPlan(posterWords(poster, lang, lit), measureWith(brush))
      return { ...plan, paint: (pictures) => paint(brush, plan, pictures) }
    },
  })
}

/** Pixels, which every canvas can draw; they are part of this page's package alone. */
function artOf(cover = LANTERN): string {
  return `/pages/poster/art/${cover}.jpg`
}
