import { at, disc, fill, halo, type Layer, line, rect } from '../brush'
import type { Ink } from '../inks'
import { hanging } from '../lantern'
import { pine, roundTree, sky } from '../nature'
import type { Cover } from './cover'

export const porch: Cover = {
  key: 'porch',
  backdrop: [
    sky,
    fill('h1', 'M0 118C60 70 120 78 170 98s110-38 190-12v134H0z'),
    fill('h2', 'M0 150c80-30 150-22 200-10s110-10 160-14v94H0z'),
    roundTree({ x: 60, y: 166, scale: 1.35 }),
    pine({ x: 306, y: 162, scale: 1.3 }),
    pine({ x: 330, y: 166, scale: 0.95 }),
    fill('h3', 'M0 176c100-12 240-12 360-2v46H0z'),
  ].join(''),
  subject: [
    rect('wall', [104, 84, 152, 98]),
    fill('red', 'M84 90 110 42h140l26 48z'),
    line('ink', 2, 'M132 46 116 86M160 46l-6 40M200 46l6 40M228 46l16 40', { opacity: 0.16 }),
    rect('wood', [84, 88, 192, 6], 2),
    rect('wood', [158, 102, 60, 80]),
    rect('win', [164, 108, 48, 74]),
    fill('cream', 'M164 182v-30c16-10 32-10 48 0v30z', 0.5),
    fill('cream', 'M150 190h78l34 30H116z', 0.45),
    fill('h1', 'M146 182h84l4 8h-92z'),
    fill('wood', 'M212 108l22 7v75l-22-8z'),
    line('ink', 1.4, 'M212 108l22 7v75l-22-8z', { opacity: 0.35 }),
    disc('gold', 229, 152, 2),
    halo(188, 150, 70, 0.3),
    satchel({ x: 128, y: 170, scale: 1.1 }),
    hanging({ x: 128, y: 100, scale: 0.38 }),
    shoes({ x: 176, y: 189 }, 'deep'),
    shoes({ x: 198, y: 189, scale: 0.75 }, 'red'),
  ].join(''),
}

function satchel(place: { x: number; y: number; scale?: number }): Layer {
  return at(
    place,
    line('ink', 2, 'M-6-6c0-8 12-8 12 0', { opacity: 0.6 }),
    '<rect fill="{deep}" x="-13" y="-6" width="26" height="26" rx="5"/>',
    fill('gold', 'M-13-1c0-3 2-5 5-5H8c3 0 5 2 5 5v7c-8 5-18 5-26 0z'),
    disc('red', 0, 9, 2.4),
  )
}

/** A pair left at the door: somebody is home. */
function shoes(place: { x: number; y: number; scale?: number }, ink: Ink): Layer {
  return at(
    place,
    fill(ink, 'M-9 0v-7c0-5 7-5 7 0v7zM1 0v-7c0-5 7-5 7 0v7z'),
    fill('snow', 'M-8-7h5v2h-5zM2-7h5v2H2z', 0.6),
  )
}
