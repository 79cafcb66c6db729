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
/** The writer waits with a finger on the button: a slower platform has not judged. */
const CHECK_MS_MAX = 2_500

const UNJUDGED: TextVerdict = { verdict: 'review', by: 'nobody' }

const Checked = z.object({ result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }) })

export async function checkText(
  api: WechatApi,
  words: readonly string[],
  { openid, text, scene }: TextCheck,
): Promise<TextVerdict> {
  if (holdsWord(text, words)) return { verdict: 'risky', by: 'word-list' }
  const parts = inParts(text, CHARACTERS_A_CALL_MAX)
  if (parts.length > CALLS_A_TEXT_MAX) return UNJUDGED
  return inTime(judgeParts(api, { openid, scene: SCENES[scene] }, parts))
}

async function judgeParts(
  api: WechatApi,
  by: { openid: string; scene: number },
  parts: readonly string[],
): Promise<TextVerdict> {
  let worst: TextVerdict = { verdict: 'pass', by: 'platform' }
  for (const content of parts) {
    const verdict = await askPlatform(api, { ...by, content })
    if (verdict === undefined) return UNJUDGED
    if (verdict === 'risky') return { verdict, by: 'platform' }
    if (verdict === 'review') worst = { verdict, by: 'platform' }
  }
  return worst
}

function inTime(judged: Promise<TextVerdict>): Promise<TextVerdict> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<TextVerdict>((resolve) => {
    timer = setTimeout(() => resolve(UNJUDGED), CHECK_MS_MAX)
  })
  return Promise.race([judged, late]).finally(() => clearTimeout(timer))
}

/** `undefined` when it gives no verdict: a busy platform, a person inactive for two hours … */
async function askPlatform(
  api: WechatApi,
  check: { openid: string; scene: number; content: string },
): Promise<TextVerdict['verdict'] | undefined> {
  try {
    const body = { version: 2, ...check }
    const reply = await api({ method: 'POST', path: '/wxa/msg_sec_check', body })
    return reply.code === OK ? Checked.parse(reply.content).result.suggest : undefined
  } catch {
    return undefined
  }
}

/** Finds a listed word also when it is written wide, in capitals, or with gaps between characters. */
function holdsWord(text: string, words: readonly string[]): boolean {
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
