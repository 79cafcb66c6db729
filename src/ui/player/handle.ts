/** What a screen can do with a player, and what it hears of it. Times in seconds. */
import type { RefObject } from 'react'

export type PlayerHandle = {
  /** False where it was not allowed without a tap. */
  play(): Promise<boolean>
  pause(): void
  seek(seconds: number): void
  /** Where it stands. */
  seconds(): number
}

export type PlayerProps = {
  handle: RefObject<PlayerHandle>
  /** A full address, or a path at the page's own. */
  src: string
  muted: boolean
  onPlay: () => void
  onPause: () => void
  onEnd: () => void
  onTime: (seconds: number) => void
  onFail: () => void
}
