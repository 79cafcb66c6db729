/** What stands on a poster, in one language: neither a name nor a sum. */
import type { Asking, Poster } from '../../../../contracts/shares'
import { dayWords, type Lang } from '../../../ui'
import { posterCopy } from './copy'
import type { PosterWords } from './poster-plan'

export function posterWords({ page }: Poster, lang: Lang, lit: boolean): PosterWords {
  const copy = posterCopy[lang]
  const { kind, title, line, day, asking } = page
  const named = title?.[lang] ?? (day ? dayWords(day, lang) : copy.titles[kind])
  const ownLines: Partial<Record<typeof kind, string>> = copy.lines
  return {
    kicker: lit ? copy.lit : title && day ? dayWords(day, lang) : undefined,
    title: named,
    line: line?.[lang] ?? ownLines[kind],
    facts: asking ? factsOf(asking, lang, kind === 'envelope') : [],
    // An envelope is given already: whether its project takes new gifts is of no matter to it.
    closed: asking && kind !== 'envelope' ? closedLine(asking, lang) : undefined,
    name: copy.name,
    motto: copy.motto,
    hint: copy.hints[kind],
  }
}

/** The law asks for the record number wherever gifts are asked for (docs/law.md). */
function factsOf(asking: Asking, lang: Lang, given: boolean): string[] {
  const copy = posterCopy[lang]
  const { charityName, projectTitle, recordNumber, filingDueOn } = asking
  const record = recordNumber
    ? copy.record(recordNumber)
    : filingDueOn
      ? copy.recordPending(dayWords(filingDueOn, lang))
      : copy.recordMissing
  return [...(given ? [copy.givenTo(projectTitle[lang])] : []), charityName[lang], record]
}

function closedLine({ openness }: Asking, lang: Lang): string | undefined {
  if (openness.open) return undefined
  const { closed } = posterCopy[lang]
  return openness.why === 'REPORT_LATE'
    ? closed.REPORT_LATE(openness.lateDays ?? 1)
    : closed[openness.why]
}
