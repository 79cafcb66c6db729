import { noticeKinds } from '../../contracts/notices'
import { fitValue } from '../chat/message-values'
import { manyTitles } from './many'

test.each(noticeKinds)(
  '%s: a message that counts them fits, and its count is not cut off',
  (kind) => {
    for (const count of [3, 12, 365]) {
      const title = manyTitles[kind](count)
      expect(fitValue('thing1', title)).toBe(title)
      expect(title).toContain(` ${count} `)
    }
  },
)
