/** The product and the simulator in a process of their own, for pages that live in a browser's globals. */
import { aWorld } from '../support/world'

void aWorld({ database: 'pglite' }).then((world) => {
  process.stdout.write(`${JSON.stringify({ url: world.url, simulator: world.simulator.url })}\n`)
  // The test has ended, well or badly.
  process.stdin.resume().on('end', () => void world.close().then(() => process.exit(0)))
})
