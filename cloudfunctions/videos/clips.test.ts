/** The clips lie where the sample says, are light, and come in ranges: a browser's player asks for those. */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { StoredVideo } from '../../contracts/videos'
import { startTestHost, type TestHost } from '../../tests/support/test-host'
import { sampleVideos } from './sample'

const ROOT = resolve(__dirname, '../..')
const CLIP_BYTES_MAX = 400 * 1024
const POSTER_BYTES_MAX = 60 * 1024

test.each(sampleVideos)('$videoId fits the contract, and its files are there', (video) => {
  expect(StoredVideo.parse(video)).toEqual(video)
  expect(statSync(`${ROOT}${video.file}`).size).toBeLessThanOrEqual(CLIP_BYTES_MAX)
  expect(statSync(`${ROOT}${video.poster}`).size).toBeLessThanOrEqual(POSTER_BYTES_MAX)
  const head = readFileSync(`${ROOT}${video.file}`).toString('latin1')
  expect(head.indexOf('moov')).toBeLessThan(head.indexOf('mdat'))
  for (const { from, to } of video.captions) {
    expect(to).toBeGreaterThan(from)
    expect(to).toBeLessThanOrEqual(video.seconds)
  }
})

describe('over HTTP', () => {
  let served: TestHost
  beforeAll(async () => {
    served = await startTestHost({ h5Folder: resolve(ROOT, 'clips') })
  })
  afterAll(() => served.close())

  const get = (range: string) => fetch(`${served.url}/lamp.mp4`, { headers: { range } })

  test('a part of a clip is answered with that part', async () => {
    const whole = readFileSync(resolve(ROOT, 'clips/lamp.mp4'))
    const reply = await get('bytes=100-199')
    expect(reply.status).toBe(206)
    expect(reply.headers.get('content-range')).toBe(`bytes 100-199/${whole.length}`)
    expect(reply.headers.get('content-type')).toBe('video/mp4')
    expect(Buffer.from(await reply.arrayBuffer())).toEqual(whole.subarray(100, 200))
  })

  test('a part beyond the end is refused as one', async () => {
    const { size } = statSync(resolve(ROOT, 'clips/lamp.mp4'))
    const reply = await get(`bytes=${size}-`)
    expect(reply.status).toBe(416)
  })
})
