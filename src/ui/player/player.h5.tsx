/** The browser's own element: Taro's is as heavy as a library for streams, and keeps a refusal to itself. */
import { type ReactNode, useImperativeHandle, useRef } from 'react'
import type { PlayerProps } from './handle'
import './player.scss'

export function Player({ handle, src, muted, ...heard }: PlayerProps): ReactNode {
  const video = useRef<HTMLVideoElement>(null)
  useImperativeHandle(handle, () => ({
    async play() {
      try {
        await video.current?.play()
        return true
      } catch (error) {
        // A pause or another file came in between; a file that fails is told by its own event.
        return !(error instanceof DOMException && error.name === 'NotAllowedError')
      }
    },
    pause: () => video.current?.pause(),
    seek(to) {
      if (video.current) video.current.currentTime = to
    },
    seconds: () => video.current?.currentTime ?? 0,
  }))
  return (
    <video
      ref={video}
      className="player"
      src={src}
      muted={muted}
      preload="none"
      playsInline
      disablePictureInPicture
      onPlay={heard.onPlay}
      onPause={({ currentTarget }) => !currentTarget.ended && heard.onPause()}
      onEnded={heard.onEnd}
      onTimeUpdate={({ currentTarget }) => heard.onTime(currentTarget.currentTime)}
      onError={heard.onFail}
    />
  )
}
