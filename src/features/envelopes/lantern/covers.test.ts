import { day } from '../../../../contracts/beijing'
import { drawnCovers, envelopeCovers, plainCovers } from '../../../../contracts/envelope-covers'
import { sceneOn } from '../../../../contracts/scenes/which-scene'
import { lanternCopy } from './copy'
import { cardArt, knownCover, lanternsOf, offeredCovers } from './covers'
import { columnsOf, wishPlaceOf } from './written-wish'

test('the covers of the scene that is on are offered first, then the plain lanterns', () => {
  expect(offeredCovers(sceneOn(day('2026-09-25')))).toEqual([
    'moon',
    'osmanthus',
    'rabbit',
    ...plainCovers,
  ])
  expect(offeredCovers(sceneOn(day('2027-06-01')))[0]).toBe('kite')
  expect(offeredCovers(sceneOn(day('2027-04-05')))).toEqual(plainCovers)
})

test('every cover is made of drawings, and has a name in both languages', () => {
  for (const cover of envelopeCovers) {
    for (const { art } of lanternsOf(cover, 'dark')) expect(art).toMatch(/-dark\.svg$/)
    expect(lanternCopy.zh.covers[cover]).toMatch(/灯/)
    expect(lanternCopy.en.covers[cover]).toMatch(/^[A-Z][a-z -]+$/)
  }
  const names = Object.values(lanternCopy.zh.covers)
  expect(new Set(names).size).toBe(names.length)
})

test('a cover of a newer version is shown as the round lantern', () => {
  expect(knownCover('moon')).toBe('moon')
  expect(knownCover('comet')).toBe('round')
})

test('a card has the picture of its cover from the server, and of an unknown one the plain lantern', () => {
  expect(cardArt('moon')).toBe('/cards/moon.jpg')
  expect(cardArt('round')).toBe('/cards/round.jpg')
  expect(cardArt('comet')).toBe('/assets/share/lantern.jpg')
  expect(cardArt('../comet')).toBe('/assets/share/lantern.jpg')
})

test('a short wish is written in two columns at most, and any other in a line', () => {
  expect(columnsOf('新岁平安，添一盏灯')).toEqual(['新岁平安', '添一盏灯'])
  expect(columnsOf('今天也有光。')).toEqual(['今天也有光'])
  expect(columnsOf('愿新的一年，家家灯亮，人人平安。')).toBeUndefined()
  expect(columnsOf('一二三四五六七八')).toBeUndefined()
  expect(columnsOf('Light today as well')).toBeUndefined()
  expect(columnsOf('，')).toBeUndefined()
})

test('plain paper is written on, a slip hangs under a motif, and never across one', () => {
  for (const cover of plainCovers) expect(wishPlaceOf(cover)).toEqual({ on: 'body' })
  for (const cover of drawnCovers) expect(wishPlaceOf(cover)).not.toEqual({ on: 'body' })
  expect(wishPlaceOf('two-lanterns')).toBeUndefined()
})
