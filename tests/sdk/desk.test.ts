/** The real SDK on a wide screen: it is logged in by somebody’s phone, and drafts a project. */
import { aColleague } from '../support/staff'
import { APP_ID, APP_KEY } from '../support/test-host'
import { aWorld, type World } from '../support/world'
import { failureOf } from './calls'
import type { Sdk } from './sdk-world'

const AV = jest.requireActual<Sdk>('leancloud-storage')

jest.setTimeout(240_000)

let world: World
beforeAll(async () => {
  world = await aWorld({ database: 'pglite' })
  AV.init({ appId: APP_ID, appKey: APP_KEY, serverURL: world.url })
})
afterAll(() => world.close())

test('a wide screen becomes the person whose phone scanned it, and writes for their charity', async () => {
  const editor = await aColleague(world, 'shandu', 'editor')
  const { code, ticket } = await AV.Cloud.run('desk.start')
  expect(await AV.Cloud.run('desk.take', { ticket })).toEqual({ waiting: true })
  await editor.done('desk.confirm', { code })
  const { sessionToken } = await AV.Cloud.run('desk.take', { ticket })
  await AV.User.become(sessionToken)
  expect(await AV.Cloud.run('staff.mine')).toMatchObject({
    charities: [{ charityId: 'shandu', role: 'editor' }],
  })
  const content = { title: { zh: '一盏灯' } }
  const { projectId } = await AV.Cloud.run('drafts.save', { charityId: 'shandu', content })
  const failure = await failureOf(AV.Cloud.run('drafts.publish', { projectId }))
  expect(failure).toMatchObject({ code: 10213, name: 'PROJECT_INCOMPLETE' })
  expect(failure).toHaveProperty('details.missing', expect.arrayContaining(['budget', 'usedFor']))
  await AV.User.logOut()
  expect(await failureOf(AV.Cloud.run('staff.mine'))).toMatchObject({ code: 211 })
})
