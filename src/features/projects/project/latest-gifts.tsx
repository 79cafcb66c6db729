import type { ReactNode } from 'react'
import { formatFen } from '../../../../contracts/money'
import type { Project } from '../../../../contracts/projects'
import {
  agoWords,
  Card,
  HangingLantern,
  List,
  ListRow,
  Section,
  Type,
  useCopy,
  useLook,
} from '../../../ui'
import { projectCopy } from '../copy'
import './latest-gifts.scss'

/** The newest gifts, without names unless a donor chose to show one. */
export function LatestGifts({ project }: { project: Project }): ReactNode {
  const copy = useCopy(projectCopy)
  const { lang } = useLook()
  const { latestGifts, totals } = project
  const lantern = <HangingLantern state="lit" size="row" />
  return (
    <Section title={copy.latest}>
      {latestGifts.length === 0 ? (
        <Card inPage>
          <Type tone="ink-2">{totals.gifts === 0 ? copy.nobodyYet : copy.noneToShow}</Type>
        </Card>
      ) : (
        <>
          <Card inPage inside="list">
            <List label={copy.latest}>
              {latestGifts.map((gift) => (
                <ListRow
                  key={`${gift.at} ${gift.amountFen} ${gift.name ?? ''}`}
                  leading={lantern}
                  strong
                  title={gift.name ?? copy.somebody}
                  detail={gaveWords(copy.gave(formatFen(gift.amountFen)), gift.message)}
                  aside={agoWords(gift.at, totals.asOf, lang)}
                />
              ))}
            </List>
          </Card>
          <Type size="fact" tone="ink-3" center above={16} className="latest__note">
            {latestGifts.some(({ name }) => name) ? copy.namesChosen : copy.namesHidden}
          </Type>
        </>
      )}
    </Section>
  )
}

function gaveWords(gave: string, message: string | undefined): string {
  return message ? `${gave} ·「${message}」` : gave
}
