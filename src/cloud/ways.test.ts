import { declarations } from '../../contracts'
import { Key } from '../../contracts/declare'
import { ways } from './ways'

test('a function that needs a person is called with a login, one for anyone without', () => {
  for (const { name, who } of declarations) {
    expect([name, ways[name].needsPerson]).toEqual([name, who !== 'anyone'])
  }
})

test('whatever carries a key may be sent again, and nothing else that writes', () => {
  for (const { name, input } of declarations) {
    const carriesKey = 'key' in input.shape && input.shape.key === Key
    expect([name, ways[name].repeat === 'keyed']).toEqual([name, carriesKey])
  }
})
