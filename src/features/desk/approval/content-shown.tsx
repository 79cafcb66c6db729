import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFen } from '../../../../contracts/money'
import type { ReportDraft } from '../../../../contracts/reports'
import { Card, dateWords, Facts, Section, Type, useCopy, useLook, useWords } from '../../../ui'
import { partsCopy } from '../parts/copy'
import { FileShown } from '../parts/files-field'
import './approval.scss'
import { approvalCopy } from './copy'

type Content = ReportDraft['content']

type Props = {
  /** What kind of report it is, when it was sent, and how it stands. */
  title: string
  note: string | undefined
  tag: ReactNode
  content: Content
}

/** All that a report says, as its approver reads it: words, money with its vouchers, and whose consent there is. */
export function ContentShown({ title, note, tag, content }: Props): ReactNode {
  return (
    <>
      <Section title={title} note={note}>
        <Says content={content} tag={tag} />
      </Section>
      <Spending content={content} />
      <Pictures content={content} />
      <Full content={content} />
    </>
  )
}

function Says({ content, tag }: Pick<Props, 'content' | 'tag'>): ReactNode {
  const copy = useCopy(approvalCopy)
  const words = useWords()
  const { title, text, place, reached } = content
  const facts = [
    ...(place ? [{ label: copy.place, value: place }] : []),
    ...(reached === undefined
      ? []
      : [{ label: copy.reached, value: copy.people(reached.toLocaleString('en-US')) }]),
  ]
  return (
    <Card inPage>
      <View className="approval__tag">{tag}</View>
      <Type size="title">{title ? words(title) : copy.untitled}</Type>
      {text
        ? words(text)
            .split('\n')
            .map((paragraph, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have nothing but their place.
              <Type key={at} above={8}>
                {paragraph}
              </Type>
            ))
        : null}
      {facts.length > 0 ? (
        <View className="approval__facts">
          <Facts facts={facts} />
        </View>
      ) : null}
    </Card>
  )
}

function Spending({ content }: { content: Content }): ReactNode {
  const copy = useCopy(approvalCopy)
  const parts = useCopy(partsCopy)
  const { spending = [], nothingSpentWhy } = content
  const sumFen = spending.reduce((sum, { amountFen }) => sum + amountFen, 0)
  return (
    <Section title={copy.spending} note={spending.length > 0 ? formatFen(sumFen) : undefined}>
      <Card inPage>
        {spending.length === 0 ? (
          <>
            <Type strong>{copy.nothing}</Type>
            {nothingSpentWhy ? <Type above={4}>{nothingSpentWhy}</Type> : null}
          </>
        ) : (
          spending.map(({ line, amountFen, note, vouchers = [] }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same.
            <View key={at} className="approval__line">
              <View className="approval__line-head">
                <Type strong>{line}</Type>
                <Type strong figures>
                  {formatFen(amountFen)}
                </Type>
              </View>
              {note ? <Type tone="ink-2">{note}</Type> : null}
              {vouchers.length > 0 ? (
                <View className="approval__files">
                  {vouchers.map((fileId, n) => (
                    <FileShown
                      key={fileId}
                      fileId={fileId}
                      kind="invoice"
                      name={parts.file(n + 1)}
                    />
                  ))}
                </View>
              ) : (
                <Type size="fact" tone="ink-3">
                  {copy.noVouchers}
                </Type>
              )}
            </View>
          ))
        )}
      </Card>
    </Section>
  )
}

function Pictures({ content }: { content: Content }): ReactNode {
  const copy = useCopy(approvalCopy)
  const parts = useCopy(partsCopy)
  const { lang } = useLook()
  const { pictures = [], people, facesBlurred } = content
  if (pictures.length === 0) return null
  return (
    <Section title={copy.pictures}>
      <Card inPage>
        <View className="approval__files">
          {pictures.map((fileId, at) => (
            <FileShown key={fileId} fileId={fileId} kind="picture" name={parts.picture(at + 1)} />
          ))}
        </View>
        <Type strong above={12}>
          {copy.consent}
        </Type>
        {people?.length === 0 ? <Type tone="ink-2">{copy.nobody}</Type> : null}
        {people?.map(({ consentOn, guardian }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: people here have no names.
          <Type key={at} tone="ink-2" figures>
            {`${at + 1}. ${(guardian ? copy.guardian : copy.agreed)(dateWords(consentOn, lang))}`}
          </Type>
        ))}
        {facesBlurred ? <Type tone="ink-2">{copy.blurred}</Type> : null}
      </Card>
    </Section>
  )
}

function Full({ content }: { content: Content }): ReactNode {
  const copy = useCopy(approvalCopy)
  const { partners, surplus } = content
  if (!partners && !surplus) return null
  return (
    <Section title={copy.partners}>
      <Card inPage>
        {partners?.length === 0 ? <Type>{copy.alone}</Type> : null}
        {partners?.map(({ name, did }) => (
          <Type key={name}>{did ? `${name}：${did}` : name}</Type>
        ))}
        {surplus ? (
          <Type figures above={12}>
            {[copy.surplus, formatFen(surplus.fen), surplus.where].filter(Boolean).join(' · ')}
          </Type>
        ) : null}
      </Card>
    </Section>
  )
}
