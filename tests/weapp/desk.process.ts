/** A world in whose first charity two people work, with a gift to report on, and a wide screen that waits. */
import { aColleague } from '../support/staff'
import { aWorld, callFunction, type World } from '../support/world'

async function told(world: World): Promise<object> {
  const editor = await aColleague(world, 'shandu', 'editor', '阿云')
  const finance = await aColleague(world, 'shandu', 'finance', '阿竹')
  await (await world.aPerson()).give('quilt001', 5_000)
  const started = await callFunction<{ code: string }>(world.url, 'desk.start', {})
  return {
    url: world.url,
    simulator: world.simulator.url,
    editor: editor.openid,
    finance: finance.openid,
    code: started.ok ? started.result.code : '',
  }
}

void aWorld({ database: 'pglite' }).then(async (world) => {
  process.stdout.write(`${JSON.stringify(await told(world))}\n`)
  // The test has ended, well or badly.
  process.stdin.resume().on('end', () => void world.close().then(() => process.exit(0)))
})
