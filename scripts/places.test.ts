import { readPlaces, readPlacesToStart } from './places'

const wrong = (variables: NodeJS.ProcessEnv): string => {
  try {
    readPlacesToStart(variables)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('they are well')
}

test('the product and the simulator have their usual places', () => {
  expect(readPlacesToStart({})).toMatchObject({
    productUrl: 'http://127.0.0.1:3000',
    simulatorUrl: 'http://127.0.0.1:3100',
  })
})

test.each([
  { NODE_ENV: 'production' },
  { NODE_ENV: 'production', WECHATPAY_FILE: 'keys.json', SIMULATOR_URL: 'http://127.0.0.1:1' },
  { WECHATPAY_FILE: 'keys.json' },
])('what belongs to production is told in one line, with what to do instead: %j', (variables) => {
  const sentence = wrong(variables)
  expect(sentence).toMatch(/^(NODE_ENV=production|WECHATPAY_FILE): npm start .*npm run serve/)
  expect(sentence.split('\n')).toHaveLength(1)
})

test('what would be passed over in silence is told', () => {
  expect(wrong({ SIMULATOR_URL: 'http://127.0.0.1:1' })).toMatch(/^SIMULATOR_URL: .*SIMULATOR_PORT/)
})

test.each(['3100', '3101', '3102'])(
  'a port of the simulator’s is not the product’s too: %s',
  (PORT) => {
    expect(wrong({ PORT })).toMatch(/^PORT: .* is one of the simulator’s three/)
  },
)

test('a host that is no address is told as what it is', () => {
  expect(wrong({ HOST: '999.1.1.1' })).toMatch(/^HOST: 999\.1\.1\.1 is no address/)
})

test('a product that is started has a port that can be told; an audit needs none', () => {
  expect(wrong({ PORT: '0' })).toMatch(/^PORT: must be 1 to 65535/)
  expect(readPlaces({ PORT: '0' }).settings.port).toBe(0)
})
