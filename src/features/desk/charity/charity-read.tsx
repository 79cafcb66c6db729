import type { ReactNode } from 'react'
import {
  Card,
  dateWords,
  type Fact,
  Facts,
  Section,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { Columns } from '../parts/columns'
import type { CharityRead as Charity } from './charity-form'
import { charityCopy } from './copy'

/** For whoever works there and does not answer for it. */
export function CharityRead({ charity }: { charity: Charity }): ReactNode {
  const copy = useCopy(charityCopy)
  const words = useWords()
  const { lang } = useLook()
  const { name, about, contact, mchid } = charity
  const { changed: named, fields } = copy
  const who: Fact[] = [
    { label: named.name, value: words(name) },
    { label: named.about, value: words(about) },
    { label: named.creditCode, value: charity.creditCode },
    { label: named.certificateNumber, value: charity.certificateNumber },
    { label: named.certificateUntil, value: dateWords(charity.certificateUntil, lang) },
    { label: named.mchid, value: mchid ?? copy.noAccount },
  ]
  const where: Fact[] = [
    { label: fields.phone, value: contact.phone },
    { label: fields.email, value: contact.email },
    { label: fields.addressZh, value: words(contact.address) },
    { label: named.lookupUrl, value: charity.lookupUrl },
  ]
  return (
    <Columns
      side={
        <Section title={copy.contact}>
          <Card inPage>
            <Facts facts={where} />
          </Card>
        </Section>
      }
    >
      <Section title={copy.who}>
        <Card inPage>
          <Facts facts={who} />
          <Type size="fact" tone="ink-3" above={12}>
            {copy.ownersChange}
          </Type>
        </Card>
      </Section>
    </Columns>
  )
}
