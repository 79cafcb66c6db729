import { type ReactNode, useEffect, useState } from 'react'
import { call, type Result, usePages } from '../../../cloud'
import { openPage } from '../../../platform'
import {
  Card,
  dateWords,
  EmptyState,
  Field,
  List,
  ListRow,
  LoadFrame,
  Paged,
  RowBones,
  Section,
  Tag,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { homeCopy } from './copy'

type Listed = Result<'charities.list'>
type Charity = Listed['items'][number]

/** From so many on a search saves the eye. */
const SEARCHED_FROM = 8
/** A search is asked for once the typing has paused. */
const TYPED_AFTER_MS = 350
const SEARCH_CODE_POINTS_MAX = 40

/** All charities, for an operator, who may do at any of them what an owner may. */
export function AllCharities(): ReactNode {
  const copy = useCopy(homeCopy)
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const [many, setMany] = useState(false)
  return (
    <Section title={copy.all} note={copy.allText}>
      {many ? (
        <Card inPage>
          <Field
            label={copy.search}
            placeholder={copy.search}
            value={typed}
            onChange={setTyped}
            maxLength={SEARCH_CODE_POINTS_MAX}
          />
        </Card>
      ) : null}
      <Found key={search} search={search} onMany={setMany} />
    </Section>
  )
}

function Found({ search, onMany }: { search: string; onMany: (many: true) => void }): ReactNode {
  const copy = useCopy(homeCopy)
  const pages = usePages<Charity, Listed>(
    `charities ${search}`,
    (place) => call('charities.list', { ...place, ...(search && { search }) }),
    ({ charityId }) => charityId,
  )
  const many = pages.items.length >= SEARCHED_FROM
  useEffect(() => {
    if (many) onMany(true)
  }, [many, onMany])
  return (
    <LoadFrame asked={pages.asked} skeleton={<RowBones rows={4} height="48px" />}>
      {() =>
        pages.items.length === 0 ? (
          <EmptyState
            title={search ? copy.noneFound : copy.noCharities}
            text={copy.noneFoundText}
          />
        ) : (
          <Paged pages={pages}>
            <Card inPage inside="list">
              <List label={copy.all}>
                {pages.items.map((charity) => (
                  <CharityRow key={charity.charityId} charity={charity} />
                ))}
              </List>
            </Card>
          </Paged>
        )
      }
    </LoadFrame>
  )
}

function CharityRow({ charity }: { charity: Charity }): ReactNode {
  const copy = useCopy(homeCopy)
  const words = useWords()
  const { lang } = useLook()
  const { charityId, name, certificateUntil, expired, merchant, projects } = charity
  const until = copy.certificateUntil(dateWords(certificateUntil, lang))
  const wanting = expired ? (
    <Tag tone="danger">{copy.certificateOver}</Tag>
  ) : merchant ? undefined : (
    <Tag tone="gold">{copy.noMerchant}</Tag>
  )
  return (
    <ListRow
      title={words(name)}
      detail={`${copy.openProjects(projects)} · ${until}`}
      aside={wanting}
      onPress={() => openPage('desk', { charityId })}
    />
  )
}

/** What was typed, once nothing was added for a moment; emptied at once. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), typed === '' ? 0 : TYPED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}
