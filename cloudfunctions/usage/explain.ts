/** How a gift's shares came about, in sentences. Pure. */
import type { Words } from '../../contracts/declare'
import { formatFen } from '../../contracts/money'

export type Explained = {
  usedFen: number
  unusedFen: number
  refundedFen: number
  elsewhereFen: number
  /** The largest line that it bears: how much of the line this gift's share is. */
  example?: { line: Words; lineFen: number; usedFen: number } | undefined
}

export function explain(of: Explained): Words[] {
  const { usedFen, unusedFen, refundedFen, elsewhereFen, example } = of
  return [
    ...(usedFen === 0 && unusedFen > 0 ? [nothingYet] : []),
    ...(usedFen > 0 ? [howShared] : []),
    ...(example ? [forExample(example)] : []),
    ...(unusedFen > 0 ? [howPlanned] : []),
    ...(elsewhereFen > 0 ? [elsewhere(elsewhereFen)] : []),
    ...(refundedFen > 0 ? [wentBack(refundedFen)] : []),
  ]
}

const nothingYet: Words = {
  zh: '还没有报告用到这笔钱。它在慈善组织自己的账户里，只能用于这个项目。',
  en: 'No report has used this money yet. It is in the charity’s own account, for this project alone.',
}

const howShared: Words = {
  zh: '报告里的每一项支出，由当时在账上的每笔捐款按还没用掉的数目分担，精确到分；各笔合起来正好是报告的数。',
  en: 'Each line of a report is borne by all gifts that stood then, by what of each was not used yet, to the fen; together they are the sum in the report.',
}

const howPlanned: Words = {
  zh: '待用的部分按项目预算列出，实际用到哪里以之后的报告为准。',
  en: 'What is not used yet is listed by the project’s budget; later reports say what it was used for.',
}

function forExample({ line, lineFen, usedFen }: NonNullable<Explained['example']>): Words {
  const [all, own] = [formatFen(lineFen), formatFen(usedFen)]
  return {
    zh: `例如「${line.zh}」共 ${all}，这笔捐款分担 ${own}。`,
    en: `For example, “${line.en}” came to ${all}, of which this gift bears ${own}.`,
  }
}

function elsewhere(fen: number): Words {
  const sum = formatFen(fen)
  return {
    zh: `朋友把其中 ${sum} 送到了别的项目，那一部分按那些项目的报告算。`,
    en: `Friends directed ${sum} of it to other projects; that part follows those projects’ reports.`,
  }
}

function wentBack(fen: number): Words {
  const sum = formatFen(fen)
  return {
    zh: `${sum} 已退回，不算已用；此前记在它上面的支出由项目的其他捐款分担。`,
    en: `${sum} went back and counts as not used; what it had borne before is borne by the project’s other gifts.`,
  }
}
