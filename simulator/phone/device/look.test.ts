import { keptOwner } from './look'

test('a new phone is light, in normal text, Chinese, and nobody’s', () => {
  expect(keptOwner(null)).toEqual({
    look: { theme: 'light', fontScale: 1, language: 'zh_CN' },
  })
})

test('what was kept comes back', () => {
  const owner = { openid: 'oSIM1', look: { theme: 'dark', fontScale: 1.6, language: 'en' } }
  expect(keptOwner(JSON.stringify(owner))).toEqual(owner)
})

test.each(['{', 'null', '[]', '"x"', '{"openid":5,"look":{"fontScale":99,"theme":"pink"}}'])(
  '%s is as on a new phone',
  (text) => expect(keptOwner(text)).toEqual(keptOwner(null)),
)
