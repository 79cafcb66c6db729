/**
 * Whether a text may be shown to others: the operator's own word list first, then the platform's
 * check, which looks at basics only. Whatever cannot be judged waits for a person, so a failure never
 * lets a text through and never stops a gift.
 */
import { z } from 'zod'
import type { WechatApi } from './api'
import { OK } from './api'
import type { TextCheck, TextVerdict } from './platform'

const SCENES = { profile: 1, comment: 2, forum: 3, social: 4 } as const
const CHARACTERS_A_CALL_MAX = 2_500
/** Longer than any text of the product's; what is longer still is for a person to read. */
const CALLS_A_TEXT_MAX = 8

const Checked = z.object({ result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }) })

export async function checkText(
  api: WechatApi,
  words: readonly string[],
  { openid, text, scene }: TextCheck,
): Promise<TextVerdict> {
  if (holdsWord(text, words)) return { verdict: 'risky', by: 'word-list' }
  const parts = inParts(text, CHARACTERS_A_CALL_MAX)
  if (parts.length > CALLS_A_TEXT_MAX) return { verdict: 'review', by: 'nobody' }
  let worst: TextVerdict = { verdict: 'pass', by: 'platform' }
  for (const content of parts) {
    const reply = await api({
      method: 'POST',
      path: '/wxa/msg_sec_check',
      body: { version: 2, openid, scene: SCENES[scene], content },
    })
    const checked = Checked.safeParse(reply.content)
    if (reply.code !== OK || !checked.success) return { verdict: 'review', by: 'nobody' }
    const { suggest } = checked.data.result
    if (suggest === 'risky') return { verdict: 'risky', by: 'platform' }
    if (suggest === 'review') worst = { verdict: 'review', by: 'platform' }
  }
  return worst
}

/** Finds a listed word also when it is written wide, in capitals, or with gaps between characters. */
export function holdsWord(text: string, words: readonly string[]): boolean {
  const plain = plainly(text)
  return words.some((word) => {
    const wanted = plainly(word)
    return wanted !== '' && plain.includes(wanted)
  })
}

function plainly(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function inParts(text: string, charactersMax: number): string[] {
  const characters = [...text]
  const parts: string[] = []
  for (let at = 0; at < characters.length; at += charactersMax) {
    parts.push(characters.slice(at, at + charactersMax).join(''))
  }
  return parts
}
