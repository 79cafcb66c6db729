/** The files of `contracts/scenes/data`, held against their schema, and the list that is made of them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readScenes, type Scene } from '../../contracts/scenes/schema'

const DATA = resolve(__dirname, '../../contracts/scenes/data')

/** @throws Error that names the file and the fields that do not fit. */
export function sceneFiles(folder = DATA): Scene[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
  return readScenes(new Map(names.map((name) => [name, parse(join(folder, name), name)])))
}

/** For every build. @throws Error when a file does not fit, or when one is not in the list. */
export function checkScenes(): void {
  if (sceneList() === readFileSync(join(DATA, '../all.ts'), 'utf8')) return
  throw new Error('contracts/scenes/all.ts is not made of the files in data/: npm run docs')
}

/** `contracts/scenes/all.ts`. */
export function sceneList(): string {
  const keys = sceneFiles().map(({ key }) => key)
  const imports = keys.map((key) => `import ${nameOf(key)} from './data/${key}.json'`)
  return `// Made from the files in data/ by \`npm run docs\`, which holds each against schema.ts first.
${imports.join('\n')}
import type { Scene } from './schema'

export const scenes = [
${keys.map((key) => `  ${nameOf(key)},`).join('\n')}
] as unknown as readonly Scene[]
`
}

function nameOf(key: string): string {
  return key.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function parse(path: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`contracts/scenes/data/${name}: ${(error as Error).message}`)
  }
}
