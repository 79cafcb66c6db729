import { renderHook } from '@testing-library/react'
import { useVia } from './via'

const mockParams: Record<string, string | undefined> = {}
let mockEntered = 'from a card'
jest.mock('./routes', () => ({ useRouteParam: (name: string) => mockParams[name] }))
jest.mock('./launch', () => ({ launch: () => ({ scene: 1008 }) }))
jest.mock('./opened-scene', () => ({ enteredBy: () => mockEntered }))

const via = () => renderHook(useVia).result.current

test.each([
  ['Group_Card.v2', 'Group_Card.v2'],
  ['c'.repeat(32), 'c'.repeat(32)],
  ['c'.repeat(33), undefined],
  ['a card', undefined],
  ['<b>', undefined],
  ['', undefined],
])('a card with the channel %j brings %j', (channel, brought) => {
  mockParams['channel'] = channel
  mockParams['shareId'] = 'share-abcd'
  const rest = { shareId: 'share-abcd', scene: 1008 }
  expect(via()).toEqual(brought === undefined ? rest : { ...rest, channel: brought })
})

test('a page reached from a card’s page came by that card, until the app is opened anew', () => {
  mockParams['channel'] = undefined
  mockParams['shareId'] = 'share-abcd'
  via()
  mockParams['shareId'] = undefined
  expect(via()).toEqual({ shareId: 'share-abcd', scene: 1008 })
  mockParams['shareId'] = 'share-efgh'
  via()
  mockParams['shareId'] = 'no id!'
  expect(via()).toEqual({ shareId: 'share-efgh', scene: 1008 })
  mockEntered = 'from the list'
  expect(via()).toEqual({ scene: 1008 })
})
