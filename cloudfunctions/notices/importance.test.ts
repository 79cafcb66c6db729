import { noticeKinds } from '../../contracts/notices'
import { byImportance } from './importance'

test('each kind of notice has one rank, and a reason for it', () => {
  expect(byImportance.map(({ kind }) => kind).sort()).toEqual([...noticeKinds].sort())
  for (const { why } of byImportance) expect(why.length).toBeGreaterThan(20)
})

test('what can be acted on goes before what can only be read', () => {
  const rank = (kind: string) => byImportance.findIndex((of) => of.kind === kind)
  for (const toDo of ['pledge_failed', 'pledge_announced', 'pledge_due', 'report_due']) {
    for (const toRead of ['report_published', 'envelope_ended', 'friend_gave']) {
      expect(rank(toDo)).toBeLessThan(rank(toRead))
    }
  }
})
