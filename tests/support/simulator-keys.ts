/** Keys for simulators that begin anew: the same for each, since a pair takes long to make. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SimulatorOptions } from '../../simulator'
import { openKeyring } from '../../simulator/keys/keyring'
import { filesIn, kept } from './kept'

type Merchants = SimulatorOptions['merchants']

const SOURCES = join(__dirname, '../../simulator/keys')
const FILE = 'keys.json'

/** Puts keys into a simulator's new folder, where it finds them as those of an earlier start. */
export async function layKeys(folder: string, merchants: Merchants): Promise<void> {
  const dependsOn = [JSON.stringify(merchants), ...filesIn(SOURCES, '.ts')]
  const keys = await kept('simulator-keys', dependsOn, () => makeKeys(merchants))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, FILE), keys, { mode: 0o600 })
}

async function makeKeys(merchants: Merchants) {
  const folder = mkdtempSync(join(tmpdir(), 'lantern-keys-draft-'))
  try {
    await openKeyring(merchants, folder)
    return readFileSync(join(folder, FILE))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
