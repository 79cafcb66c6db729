import { act, fireEvent, render } from '@testing-library/react'
import { createRef } from 'react'
import type { PlayerHandle } from './handle'
import { Player } from './player.h5'

async function aPlayer(play: () => Promise<void>) {
  jest.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(play)
  const heard: string[] = []
  const hear = (word: string) => () => void heard.push(word)
  const handle = createRef<PlayerHandle>()
  const { container } = render(
    <Player
      handle={handle}
      src="/clips/lamp.mp4"
      muted
      onPlay={hear('play')}
      onPause={hear('pause')}
      onEnd={hear('end')}
      onTime={(seconds) => heard.push(`at ${seconds}`)}
      onFail={hear('fail')}
    />,
  )
  await act(async () => undefined)
  const video = container.querySelector('video') as HTMLVideoElement
  return { heard, video, tap: (): Promise<boolean> | undefined => handle.current?.play() }
}

const failing = (name: string) => (): Promise<void> => Promise.reject(new DOMException('no', name))

afterEach(() => jest.restoreAllMocks())

test('nothing of a video is fetched before it plays, and it is silent', async () => {
  const { video } = await aPlayer(async () => undefined)
  expect([video.getAttribute('preload'), video.muted, video.autoplay]).toEqual([
    'none',
    true,
    false,
  ])
})

test.each([
  ['the browser allows it', async (): Promise<void> => undefined, true],
  ['it wants a tap first', failing('NotAllowedError'), false],
  ['a pause came in between', failing('AbortError'), true],
  ['the file cannot be played, which is told otherwise', failing('NotSupportedError'), true],
] as const)('playing where %s', async (_, play, allowed) => {
  const { tap } = await aPlayer(play)
  expect(await tap()).toBe(allowed)
})

test('the pause that a browser makes of an end is none', async () => {
  const { heard, video } = await aPlayer(async () => undefined)
  fireEvent.pause(video)
  Object.defineProperty(video, 'ended', { value: true })
  fireEvent.pause(video)
  fireEvent.ended(video)
  expect(heard).toEqual(['pause', 'end'])
})
