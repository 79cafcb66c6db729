/**
 * Makes the sample clips in `clips/` anew from the drawings: `npx tsx scripts/clips.ts`. Chromium draws
 * the frames, ffmpeg (Debian: apt-get install ffmpeg) joins them. Nothing runs this but a person.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { CHAPTER_SECONDS, sampleVideos } from '../cloudfunctions/videos/sample'
import { coverSheet, covers } from './drawings/covers'
import { glowOf, lit, round } from './drawings/lantern'
import { svg } from './drawings/sheet'

const CLIPS = join(__dirname, '..', 'clips')
const SIZE = { width: 540, height: 960 }
const FRAMES_A_SECOND = 10
const POSTER = { type: 'jpeg', quality: 80 } as const

async function main(): Promise<void> {
  if (spawnSync('ffmpeg', ['-version']).error) {
    throw new Error('ffmpeg is missing: apt-get install ffmpeg, and run this again.')
  }
  mkdirSync(CLIPS, { recursive: true })
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const page = await browser.newPage({ viewport: SIZE })
    for (const { file, poster, seconds } of sampleVideos) {
      await makeClip(page, { file, poster, seconds })
    }
  } finally {
    await browser.close()
  }
}

async function makeClip(page: Page, clip: { file: string; poster: string; seconds: number }) {
  const key = clip.file.replace(/^.*\/|\.mp4$/g, '')
  const cover = covers.find((one) => one.key === key)
  if (!cover) throw new Error(`no cover is called ${key}`)
  const day = svg(coverSheet(cover), 'light')
  const night = svg({ ...coverSheet(cover), key: `${key}-night` }, 'dark')
  const lantern = svg(
    { key: 'lantern', viewBox: [-112, -300, 224, 472], body: glowOf(round) + lit(round, 300) },
    'dark',
  )
  await page.setContent(stage(day, night, lantern))
  const frames = mkdtempSync(join(tmpdir(), 'clip-'))
  try {
    const count = clip.seconds * FRAMES_A_SECOND
    for (let frame = 0; frame < count; frame += 1) {
      await page.evaluate(pose(frame / FRAMES_A_SECOND))
      const path = join(frames, `${String(frame).padStart(4, '0')}.jpg`)
      await page.screenshot({ path, type: 'jpeg', quality: 92 })
    }
    writeFileSync(join(CLIPS, `${key}.jpg`), await page.screenshot(POSTER))
    joinFrames(frames, join(CLIPS, `${key}.mp4`))
  } finally {
    rmSync(frames, { recursive: true })
  }
}

/** Two drawings over each other, by day and by night, and a lantern that comes down into the night. */
function stage(day: string, night: string, lantern: string): string {
  return `<style>body{margin:0;overflow:hidden;background:#15110e}
    div{position:absolute;left:0;top:0;transform-origin:0 0}svg{display:block}
    #day svg,#night svg{width:1377px;height:960px}#lantern{width:300px;left:120px}
    #lantern svg{width:300px;height:632px}</style>
    <div id="day">${day}</div><div id="night">${night}</div><div id="lantern">${lantern}</div>`
}

/** The stage at a second, as a script: from the left to the middle, nearer, and back as evening comes. */
function pose(second: number): string {
  const ease = (from: number, to: number) => {
    const t = Math.min(1, Math.max(0, (second - from) / (to - from)))
    return t * t * (3 - 2 * t)
  }
  const [one, two, three] = [CHAPTER_SECONDS, 2 * CHAPTER_SECONDS, 3 * CHAPTER_SECONDS]
  const scale = 1 + 0.16 * ease(one - 1, two) - 0.16 * ease(two, three)
  const middle = 400 + 288 * ease(0, one)
  const x = 270 - middle * scale
  const y = 960 * (1 - scale) * 0.72
  const dark = ease(one + 1, two + 2)
  const fall = -640 + 400 * ease(two, two + 3)
  const glow = 0.86 + 0.14 * Math.sin(second * 1.6)
  const move = `translate(${x}px,${y}px) scale(${scale})`
  return `document.getElementById('day').style.transform='${move}';
    Object.assign(document.getElementById('night').style,{transform:'${move}',opacity:${dark}});
    Object.assign(document.getElementById('lantern').style,
      {transform:'translateY(${fall}px)',opacity:${glow}})`
}

function joinFrames(frames: string, to: string): void {
  const words = `-y -v error -framerate ${FRAMES_A_SECOND} -i ${frames}/%04d.jpg -an -c:v libx264
    -preset slow -crf 29 -r 20 -pix_fmt yuv420p -movflags +faststart -map_metadata -1 ${to}`
  const { status, stderr } = spawnSync('ffmpeg', words.split(/\s+/))
  if (status !== 0) throw new Error(String(stderr))
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
