import { useVia } from './via'

const mockParams: Record<string, string | undefined> = {}
jest.mock('./routes', () => ({ useRouteParam: (name: string) => mockParams[name] }))
jest.mock('./launch', () => ({ launch: () => ({ scene: 1008 }) }))

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
  expect(useVia()).toEqual(brought === undefined ? rest : { ...rest, channel: brought })
})
