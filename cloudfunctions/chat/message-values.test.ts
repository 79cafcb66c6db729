import { fitValue, oneLine, shorten } from './message-values'

describe('prose is made to fit', () => {
  test('twenty characters stay, the twenty-first becomes …', () => {
    expect(fitValue('thing1', '善'.repeat(20))).toBe('善'.repeat(20))
    expect(fitValue('thing1', '善'.repeat(21))).toBe(`${'善'.repeat(19)}…`)
  })

  test('a character beyond the basic plane counts as one and is never cut in two', () => {
    expect(shorten('𠮷'.repeat(5), 4)).toBe('𠮷𠮷𠮷…')
    expect(shorten('ab  cd', 4)).toBe('ab…')
  })

  test('line breaks, tabs and control characters become one space, emoji go', () => {
    expect(oneLine(' a\r\n\tb\u0007c\u2028d ')).toBe('a b c d')
    expect(fitValue('thing12', '谢谢👨‍👩‍👧🇨🇳❤️你')).toBe('谢谢你')
    expect(fitValue('thing1', ' \n🎉 ')).toBeUndefined()
  })

  test('a name has ten Chinese characters or twenty letters', () => {
    expect(fitValue('name1', 'Wang Xiao Ming Abcde')).toBe('Wang Xiao Ming Abcde')
    expect(fitValue('name1', '欧阳欧阳欧阳欧阳欧阳欧')).toBe(`${'欧阳'.repeat(4)}欧…`)
  })
})

describe('what must be exact is taken as it is or not at all', () => {
  test.each([
    ['amount2', '¥20.00'],
    ['amount2', '20.00元'],
    ['amount2', '1234567890'],
    ['time3', '15:01'],
    ['time3', '2019年10月1日 15:01'],
    ['time3', '2019年10月1日 15:01~2019年10月1日 16:00'],
    ['date4', '2019年10月1日'],
    ['date4', '2019-10-01'],
    ['date4', '2019年10月1日 15:01'],
    ['number5', '20.5'],
    ['character_string6', 'GIFT-20260909-01'],
    ['phrase7', '已收到'],
    ['phone_number8', '+86 13800000000'],
    ['letter9', 'ABC'],
    ['symbol10', '*+'],
    ['car_number11', '粤A12345'],
  ])('%s takes %s', (key, value) => {
    expect(fitValue(key, value)).toBe(value)
  })

  test.each([
    ['amount2', '20.00 CNY'],
    ['amount2', '12345678901'],
    ['time3', '24:00'],
    ['time3', '2019-10-01T15:01Z'],
    ['date4', '10月1日'],
    ['number5', '二十'],
    ['number5', '1'.repeat(33)],
    ['character_string6', '编号1'],
    ['character_string6', 'x'.repeat(33)],
    ['phrase7', '六个汉字太长'],
    ['phrase7', 'ok'],
    ['phone_number8', '1'.repeat(18)],
    ['constructor', 'x'],
    ['unheard_of1', 'x'],
  ])('%s refuses %s', (key, value) => {
    expect(fitValue(key, value)).toBeUndefined()
  })
})
