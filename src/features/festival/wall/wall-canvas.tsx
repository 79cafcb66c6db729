import { Canvas, View } from '@tarojs/components'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { type Surface, surfaceOf, system } from '../../../platform'
import { a11y } from '../../../ui'
import { drawWall, drawWillow, type Ink } from './draw-wall'
import './wall-canvas.scss'
import { type WallMotion, wallMotion } from './wall-motion'
import type { Lit } from './wall-state'

type Props = {
  lit: Lit
  ink: Ink
  /** Willows in place of lanterns, and nothing moves. */
  quiet: boolean
  label: string
}

/**
 * The wall in one canvas. What comes in is drawn and never passed through the page's data, so a spike
 * costs the page nothing; whoever cannot see it has the list of wishes.
 */
export function WallCanvas({ lit, ink, quiet, label }: Props): ReactNode {
  const id = `wall${useId().replace(/:/g, '')}`
  const motion = useRef<WallMotion>(undefined)
  const latest = useRef(lit)
  latest.current = lit
  useEffect(() => {
    let left = false
    let mine: WallMotion | undefined
    void surfaceOf(id).then((surface) => {
      if (left || !surface) return
      mine = motionOn(surface, ink, quiet)
      motion.current = mine
      mine.show(latest.current)
    })
    return () => {
      left = true
      mine?.stop()
      motion.current = undefined
    }
  }, [id, ink, quiet])
  useEffect(() => motion.current?.show(lit), [lit])
  return (
    <View className="wall" {...a11y({ role: 'img', label })}>
      <Canvas type="2d" id={id} canvasId={id} className="wall__canvas" />
    </View>
  )
}

function motionOn(surface: Surface, ink: Ink, quiet: boolean): WallMotion {
  return wallMotion({
    draw: (wall, nowMs) =>
      quiet ? drawWillow(surface, wall, ink) : drawWall(surface, wall, ink, nowMs),
    now: () => Date.now(),
    later: (work, ms) => {
      const timer = setTimeout(work, ms)
      return () => clearTimeout(timer)
    },
    still: quiet || system.reducedMotion(),
  })
}
