import { randomText } from '../chance'
import type { Journal } from '../journal'

/** Mini program codes that were asked for: where each leads. They are good for ever. */

export type Code = {
  codeId: string
  /** The home page when none was said. */
  page?: string | undefined
  scene: string
  envVersion: 'release' | 'trial' | 'develop'
}

export type Codes = ReturnType<typeof createCodes>

export const createCodes = (journal: Journal) => {
  const codes = new Map<string, Code>()
  const byMeaning = new Map<string, Code>()

  const keep = (code: Code) => {
    codes.set(code.codeId, code)
    byMeaning.set(meaningOf(code), code)
    return code
  }

  for (const code of journal.records<Code>('codes')) keep(code)

  return {
    find: (codeId: string) => codes.get(codeId),

    /** The same wish is the same code again. */
    make(wish: Omit<Code, 'codeId'>): Code {
      const known = byMeaning.get(meaningOf(wish))
      if (known !== undefined) return known
      const code = keep({ codeId: randomText(12), ...wish })
      journal.put('codes', code.codeId, code)
      return code
    },
  }
}

const meaningOf = ({ page = '', scene, envVersion }: Omit<Code, 'codeId'>) =>
  `${envVersion}\n${page}\n${scene}`
