/**
 * A video without controls of its own: the screen around it has them. Nothing of it is fetched before
 * it plays. A browser has a twin (`player.h5.tsx`), because it may refuse to play, and says so.
 */
import { Video } from '@tarojs/components'
import { type ReactNode, useId, useImperativeHandle, useRef } from 'react'
import { playerContext } from '../../platform'
import type { PlayerProps } from './handle'
import './player.scss'

export function Player({ handle, src, muted, ...heard }: PlayerProps): ReactNode {
  const id = `player${useId().replace(/:/g, '')}`
  const seconds = useRef(0)
  const wanted = useRef(false)
  useImperativeHandle(handle, () => ({
    async play() {
      wanted.current = true
      playerContext(id).play()
      return true
    },
    pause() {
      wanted.current = false
      playerContext(id).pause()
    },
    seek(to) {
      seconds.current = to
      playerContext(id).seek(to)
    },
    seconds: () => seconds.current,
  }))
  return (
    <Video
      id={id}
      className="player"
      src={src}
      muted={muted}
      controls={false}
      showCenterPlayBtn={false}
      enableProgressGesture={false}
      objectFit="cover"
      onPlay={heard.onPlay}
      onPause={heard.onPause}
      onEnded={heard.onEnd}
      onTimeUpdate={({ detail }) => {
        seconds.current = detail.currentTime
        heard.onTime(detail.currentTime)
      }}
      // A file that is not there is told as soon as the page is: nobody has asked for it yet.
      onError={() => wanted.current && heard.onFail()}
    />
  )
}
