/**
 * `npm start`: builds what is missing, starts the simulator and the product beside it, says where they
 * are and what to try, and stops both on Ctrl-C.
 */
import { runUntilStopped, say, startBoth } from './both'
import { readPlacesToStart } from './places'

runUntilStopped(async () => {
  const places = readPlacesToStart(process.env)
  const { settings, productUrl, simulatorUrl } = places
  await startBoth(places, { again: 'Nothing is lost: npm start goes on from there.' })
  say(`
  The mini program (in a browser)   ${productUrl}
  Phones with a chat app            ${simulatorUrl}

  Try this: open the second address, let two people share a group, open 小程序 on one phone, choose a
  project, tap 捐一份心意, and pay in the simulated cashier. The gift is under 我的. No real money moves.
  Every charity and project is an example (示例). Everything is kept in ${settings.dataFolder}.
  Ctrl-C stops both.
`)
})
