import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Words } from '../../../../contracts/declare'
import { call, type Result, usePages } from '../../../cloud'
import { serverClock } from '../../../cloud/server-time'
import { usePageEnd } from '../../../platform'
import {
  Card,
  clockOf,
  dateWords,
  dayIn,
  EmptyState,
  LoadFrame,
  Paged,
  pastDayWords,
  RowBones,
  Skeleton,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { causeCopy } from '../../projects'
import { approvalCopy } from '../approval/copy'
import { partsCopy } from '../parts/copy'
import { DeskFrame } from '../parts/desk-frame'
import { NotHere } from '../parts/not-here'
import { projectDeskCopy } from '../project/copy'
import './changes-screen.scss'
import { changesCopy } from './copy'
import { type Difference, differencesIn } from './differences'

const A_DAY = /^\d{4}-\d\d-\d\d$/
const AN_INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

type Item = Result<'staff.changes'>['items'][number]

/** Who changed what, and when, newest first; nothing of it can be taken out again. */
export function ChangesScreen({ charityId }: { charityId: string }): ReactNode {
  const copy = useCopy(changesCopy)
  const pages = usePages<Item, Result<'staff.changes'>>(
    `changes ${charityId}`,
    (place) => call('staff.changes', { charityId, ...place }),
    ({ at, what, subject, who }) => `${at} ${what} ${subject} ${who.staffId}`,
  )
  usePageEnd(() => pages.more?.())
  return (
    <DeskFrame title={copy.page} charityId={charityId} here="deskChanges">
      <LoadFrame
        asked={pages.asked}
        skeleton={
          <Skeleton>
            <RowBones rows={5} height="56px" />
          </Skeleton>
        }
        refused={<NotHere forbidden />}
      >
        {() =>
          pages.items.length === 0 ? (
            <EmptyState title={copy.empty} text={copy.emptyText} />
          ) : (
            <Paged pages={pages}>
              <Card inPage>
                {pages.items.map((item) => (
                  <ChangeRow key={`${item.at} ${item.what} ${item.subject}`} item={item} />
                ))}
              </Card>
            </Paged>
          )
        }
      </LoadFrame>
    </DeskFrame>
  )
}

function ChangeRow({ item }: { item: Item }): ReactNode {
  const copy = useCopy(changesCopy)
  const { lang } = useLook()
  const { at, who, what, before, after } = item
  const named: Record<string, string> = copy.what
  const name = who.name ?? (who.operator ? copy.operator : who.staffId)
  const title = what.startsWith('report.') ? titleIn(after) : undefined
  const about = useAbout(item, title)
  const rows = differencesIn(before, after).filter(({ field }) => !title || field !== 'title')
  return (
    <View className="change">
      <View className="change__head">
        <Type strong>{`${name} ${named[what] ?? what}`}</Type>
        <Type size="fact" tone="ink-3" figures>
          {`${pastDayWords(at, serverClock.now().toISOString(), lang)} ${clockOf(at)}`}
        </Type>
      </View>
      {about ? (
        <Type size="fact" tone="ink-3" figures className="change__subject">
          {about}
        </Type>
      ) : null}
      {rows.map((row) => (
        <DifferenceRow key={row.field} row={row} />
      ))}
    </View>
  )
}

/** What it was about, by its name where it has one; a charity is the page's own. */
function useAbout({ what, subject, project, colleague }: Item, title?: Words): string | undefined {
  const copy = useCopy(changesCopy)
  const words = useWords()
  if (what.startsWith('charity.') || what === 'staff.invited') return undefined
  if (colleague) return colleague
  const named = [project, title].flatMap((one) => (one ? [copy.named(words(one))] : []))
  return named.length > 0 ? named.join(' ') : copy.id(subject)
}

function DifferenceRow({ row: { field, before, after } }: { row: Difference }): ReactNode {
  const copy = useCopy(changesCopy)
  const project = useCopy(projectDeskCopy)
  const named: Record<string, string> = { ...project.field, ...copy.fields }
  const valued = useValues()[field]
  const { lang } = useLook()
  const inWords = (value: string): string => {
    if (A_DAY.test(value)) return dateWords(value, lang)
    if (!AN_INSTANT.test(value)) return value
    return copy.moment(dateWords(dayIn(value), lang), clockOf(value))
  }
  const said = (value: string | undefined): string =>
    value === undefined ? copy.nothing : (valued?.[value] ?? inWords(value))
  return (
    <View className="change__row">
      <Type size="fact" tone="ink-2" className="change__field">
        {field === '' ? copy.field : (named[field] ?? field)}
      </Type>
      {before === undefined ? null : (
        <>
          <Type size="fact" tone="ink-3" className="change__side">
            {said(before)}
          </Type>
          <Type size="fact" tone="ink-3">
            →
          </Type>
        </>
      )}
      <Type size="fact" className="change__side">
        {said(after)}
      </Type>
    </View>
  )
}

function titleIn(after: unknown): Words | undefined {
  const { title } = (after ?? {}) as { title?: Words }
  return title?.zh ? title : undefined
}

/** Words for what is one of a few, by field. */
function useValues(): Record<string, Record<string, string>> {
  const { role, yes, no } = useCopy(partsCopy)
  const { every, covers } = useCopy(projectDeskCopy)
  const { kinds } = useCopy(approvalCopy)
  const either = { true: yes, false: no }
  return {
    ...{ role, cause: useCopy(causeCopy), reportEvery: every, cover: covers, kind: kinds },
    ...{ monthly: either, emergency: either, example: either },
  }
}
