import { apiAddress } from './api'

test('a mini program speaks to the developer’s own machine unless it is told otherwise', () => {
  expect(apiAddress('weapp', undefined)).toBe('http://127.0.0.1:3000')
  expect(apiAddress('weapp', 'https://lantern.example/')).toBe('https://lantern.example')
})

test('a page in a browser speaks to the server that sent it', () => {
  expect(apiAddress('h5', undefined)).toBe('')
})

test.each(['http://lantern.example', 'http://127.0.0.1.example', 'lantern.example'])(
  '%s is refused: a mini program may only speak to HTTPS',
  (address) => {
    expect(() => apiAddress('weapp', address)).toThrow('LANTERN_API')
  },
)
