import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Share } from '../../../../contracts/shares'
import { call, usePages } from '../../../cloud'
import { openPage, usePageEnd } from '../../../platform'
import {
  Bone,
  Button,
  Card,
  EmptyState,
  List,
  LoadFrame,
  NavBar,
  Notice,
  Section,
  Skeleton,
  ThemeRoot,
  Type,
  useCopy,
} from '../../../ui'
import { mineCopy } from './copy'
import { ShareRow } from './share-row'
import './shares-screen.scss'

/** One's own cards, newest first: in no order of success, and nothing is won by them. */
export function SharesScreen(): ReactNode {
  const copy = useCopy(mineCopy)
  const mine = usePages(
    'shares.mine',
    (place) => call('shares.mine', { ...place, sent: true }),
    ({ shareId }: Share) => shareId,
  )
  usePageEnd(() => mine.more?.())
  return (
    <ThemeRoot title={copy.page}>
      <NavBar title={copy.page} />
      <LoadFrame asked={mine.asked} skeleton={<SharesSkeleton />}>
        {() =>
          mine.items.length === 0 ? (
            <EmptyState
              title={copy.empty}
              text={copy.emptyText}
              action={{ label: copy.emptyAction, onPress: () => openPage('projects', {}) }}
            />
          ) : (
            <Section title={copy.list} note={copy.note}>
              {mine.asked.trouble ? (
                <View className="shares__beside">
                  <Notice tone="gold" icon="info" live>
                    {copy.stale}
                  </Notice>
                </View>
              ) : null}
              <Card inside="list" inPage>
                <List label={copy.list}>
                  {mine.items.map((share) => (
                    <ShareRow key={share.shareId} share={share} />
                  ))}
                </List>
              </Card>
              {mine.more ? (
                <View className="shares__beside">
                  <Button kind="plain" small busy={mine.fetchingMore} onPress={mine.more}>
                    {mine.fetchingMore ? copy.loadingMore : copy.more}
                  </Button>
                </View>
              ) : null}
              <View className="shares__beside">
                <Type size="fact" tone="ink-3">
                  {copy.why}
                </Type>
              </View>
            </Section>
          )
        }
      </LoadFrame>
    </ThemeRoot>
  )
}

function SharesSkeleton(): ReactNode {
  return (
    <Skeleton>
      <Card inPage>
        {['first', 'second', 'third'].map((row) => (
          <Bone key={row} height="56px" above="16px" />
        ))}
      </Card>
    </Skeleton>
  )
}
