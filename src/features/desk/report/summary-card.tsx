import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFen } from '../../../../contracts/money'
import type { Project } from '../../../../contracts/projects'
import { Card, Notice, Section, Type, useCopy, useWords } from '../../../ui'
import { reportCopy } from './copy'
import { booking, type Line, sumOfLines, wholeLines } from './form'
import './report.scss'

type Props = { report: { project: Project; corrects: string | undefined }; lines: readonly Line[] }

/** What will be booked and what remains, and each line against the budget. */
export function SummaryCard({ report: { project, corrects }, lines }: Props): ReactNode {
  const copy = useCopy(reportCopy)
  const words = useWords()
  const sums = booking(project, sumOfLines(lines), corrects)
  const whole = wholeLines(lines)
  return (
    <Section title={copy.summary}>
      <Card inPage>
        <Sum label={copy.cameIn} fen={sums.cameInFen} />
        <Sum label={copy.before} fen={sums.spentFen} />
        <Sum label={copy.now} fen={sums.booksFen} strong />
        <Sum label={copy.left} fen={sums.leftFen} />
        {sums.overspent ? (
          <View className="report__over">
            <Notice tone="danger" live>
              {copy.over}
            </Notice>
          </View>
        ) : null}
        <Type strong above={16}>
          {copy.perLine}
        </Type>
        {project.budget.map(({ line, per100 }) => {
          const sumFen = whole
            .filter((one) => one.line === line.zh || one.line === line.en)
            .reduce((sum, { amountFen }) => sum + amountFen, 0)
          return (
            <View key={line.zh} className="report__line">
              <View className="report__line-words">
                <Type>{words(line)}</Type>
                <Type size="fact" tone="ink-3" figures>
                  {copy.per100(per100)}
                </Type>
              </View>
              <Type figures strong={sumFen > 0} tone={sumFen > 0 ? 'ink' : 'ink-3'}>
                {formatFen(sumFen)}
              </Type>
            </View>
          )
        })}
      </Card>
    </Section>
  )
}

type SumProps = { label: string; fen: number; strong?: boolean }

/** Figures stand below each other, as on a slip. */
function Sum({ label, fen, strong }: SumProps): ReactNode {
  return (
    <View className="report__sum">
      <Type tone="ink-2">{label}</Type>
      <Type figures strong={strong}>
        {formatFen(fen)}
      </Type>
    </View>
  )
}
