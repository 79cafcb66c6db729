import { type ReactNode, useRef } from 'react'
import type { Result } from '../../cloud'
import { agoWords, Card, List, ListRow, Section, Type, useCopy, useLook } from '../../ui'
import { festivalCopy } from './copy'

type ScenePage = Result<'scenes.show'>

const SHOWN_MAX = 8
/** A list that changed each second could not be read, nor heard; and each change costs the page. */
const STANDS_MS = 20_000

/** The words of the wall as a list: whole, with a name where its giver chose so, and for those who hear the page. */
export function Wishes({ page, quiet }: { page: ScenePage; quiet: boolean }): ReactNode {
  const copy = useCopy(festivalCopy)
  const { lang } = useLook()
  const { wishes, asOf } = useStanding(page)
  return (
    <Section title={quiet ? copy.wishesQuiet : copy.wishes}>
      <Card inPage inside={wishes.length === 0 ? 'normal' : 'list'}>
        {wishes.length === 0 ? (
          <Type tone="ink-2">{quiet ? copy.nobodyYetQuiet : copy.nobodyYet}</Type>
        ) : (
          <List label={quiet ? copy.wishesQuiet : copy.wishes}>
            {wishes.map(({ message, name, at }) => (
              <ListRow
                key={`${at} ${message}`}
                title={message}
                detail={name ?? copy.somebody}
                aside={agoWords(at, asOf, lang)}
              />
            ))}
          </List>
        )}
      </Card>
    </Section>
  )
}

/** The newest wishes as they were a while ago; the first ones come at once. */
function useStanding({ key, wishes, totals }: ScenePage) {
  const taken = useRef({ key: '', at: 0, wishes, asOf: totals.asOf })
  const at = Date.parse(totals.asOf)
  const { current } = taken
  const old = at - current.at >= STANDS_MS || current.wishes.length === 0 || current.key !== key
  // Also without a newer one: how long ago the others were is said as of now.
  if (old) {
    taken.current = { key, at, wishes: wishes.slice(0, SHOWN_MAX), asOf: totals.asOf }
  }
  return taken.current
}
