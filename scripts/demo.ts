/**
 * `npm run demo`: begins anew in a folder of its own, starts both programs a week ago by their clock,
 * and tells a story in them up to today. What `npm start` keeps is not touched.
 */
import { join } from 'node:path'
import { SettingsWrong } from '../cloudfunctions/settings'
import { formatFenShort } from '../contracts/money'
import { runUntilStopped, say, startBoth } from './both'
import { emptyDemoFolder } from './demo/folder'
import { FIRST_PERSON, STORY_DAYS, tellStory } from './demo/story'
import { readPlacesToStart, simulatorFolder } from './places'

const DAY_MS = 86_400_000

runUntilStopped(async () => {
  if (process.env['DATABASE_URL']) {
    throw new SettingsWrong(
      'DATABASE_URL: npm run demo begins anew each time, in a folder of its own. Unset it.',
    )
  }
  const dataFolder = join(process.env['DATA_DIR'] || '.data', 'demo')
  const places = readPlacesToStart({ ...process.env, DATA_DIR: dataFolder })
  await emptyDemoFolder(dataFolder, simulatorFolder(places.settings))
  await startBoth(places, {
    again: 'npm run demo begins anew.',
    firstPerson: FIRST_PERSON,
    simulatorEnv: { SIMULATOR_START: new Date(Date.now() - STORY_DAYS * DAY_MS).toISOString() },
  })
  say('  Telling the story …')
  const { productUrl, simulatorUrl } = places
  const told = await tellStory({ productUrl, simulatorUrl, untilMs: Date.now() })
  say(`
  The mini program (in a browser)   ${productUrl}
  Phones with a chat app            ${simulatorUrl}

  In it are ${told.people.join('、')} (示例), the groups ${told.groups.join('、')}, and ${told.gifts} gifts of this week.
  ${told.monthly.name} gives monthly: ${formatFenShort(told.monthly.standsFen)} in the statement of ${told.monthly.year}, and next on ${told.monthly.nextOn}.
  No real money moves. Everything is kept in ${dataFolder} until npm run demo begins anew.
  Ctrl-C stops both.
`)
})
