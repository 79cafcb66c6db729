import type { ReactNode } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import { call, usePages } from '../../../cloud'
import { openPage, usePageEnd } from '../../../platform'
import {
  Card,
  EmptyState,
  List,
  LoadFrame,
  NavBar,
  Paged,
  RowBones,
  Section,
  Skeleton,
  ThemeRoot,
  useCopy,
} from '../../../ui'
import { useSendsEnvelopes } from '../../scenes'
import { mineCopy } from './copy'
import { EnvelopeRow } from './envelope-row'

/** The envelopes that one has sent, with their state, and the way to another. */
export function EnvelopesScreen(): ReactNode {
  const copy = useCopy(mineCopy)
  const mine = usePages(
    'envelopes.mine',
    (place) => call('envelopes.mine', place),
    ({ envelopeId }: Envelope) => envelopeId,
  )
  usePageEnd(() => mine.more?.())
  const wrap = { label: copy.wrap, onPress: () => openPage('wrap', {}) }
  const sends = useSendsEnvelopes()
  return (
    <ThemeRoot title={copy.page}>
      <NavBar title={copy.page} />
      <LoadFrame asked={mine.asked} skeleton={<EnvelopesSkeleton />}>
        {() =>
          mine.items.length === 0 ? (
            <EmptyState title={copy.empty} text={copy.emptyText} {...(sends && { action: wrap })} />
          ) : (
            <Section title={copy.list} {...(sends && { more: wrap })}>
              <Paged pages={mine}>
                <Card inside="list" inPage>
                  <List label={copy.list}>
                    {mine.items.map((envelope) => (
                      <EnvelopeRow key={envelope.envelopeId} envelope={envelope} />
                    ))}
                  </List>
                </Card>
              </Paged>
            </Section>
          )
        }
      </LoadFrame>
    </ThemeRoot>
  )
}

function EnvelopesSkeleton(): ReactNode {
  return (
    <Skeleton>
      <RowBones rows={3} />
    </Skeleton>
  )
}
