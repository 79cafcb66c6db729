import { UNSIGNED_KEPT_MAX, unsignedIn } from './unsigned'

function aDrawer(stored?: unknown) {
  let kept = stored
  return unsignedIn({
    read: () => kept,
    write: (entries) => {
      kept = JSON.parse(JSON.stringify(entries))
    },
  })
}

const at = '2026-12-07T06:32:00Z'
const projectId = 'lunch001'

test('what was kept is found, once, and forgotten when its end is known', () => {
  const unsigned = aDrawer()
  unsigned.keep({ pledgeId: 'pledge-1', projectId, at })
  unsigned.keep({ pledgeId: 'pledge-2', projectId, at })
  unsigned.keep({ pledgeId: 'pledge-1', projectId, at: '2026-12-08T06:32:00Z' })
  expect(unsigned.all().map(({ pledgeId }) => pledgeId)).toEqual(['pledge-2', 'pledge-1'])
  unsigned.forget('pledge-1')
  expect(unsigned.find('pledge-1')).toBeUndefined()
})

test('the oldest go, and what is broken is nothing', () => {
  const broken = [
    null,
    'x',
    { pledgeId: 1, projectId, at },
    { pledgeId: 'p', at },
    { pledgeId: 'p', projectId, at, changes: 'x' },
  ]
  expect(aDrawer(broken).all()).toEqual([])
  expect(aDrawer('nonsense').all()).toEqual([])
  const unsigned = aDrawer()
  for (const pledgeId of 'abcdef') unsigned.keep({ pledgeId, projectId, at })
  expect(unsigned.all()).toHaveLength(UNSIGNED_KEPT_MAX)
  expect(unsigned.find('a')).toBeUndefined()
})
