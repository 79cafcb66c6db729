import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { call, type Result, type Trouble, usePages } from '../../../cloud'
import { serverClock } from '../../../cloud/server-time'
import { usePageEnd } from '../../../platform'
import {
  agoWords,
  Button,
  Card,
  EmptyState,
  Facts,
  LoadFrame,
  Paged,
  RowBones,
  Skeleton,
  Tag,
  Type,
  useCopy,
  useLook,
  useOnce,
  useWords,
} from '../../../ui'
import { TroubleSaid } from '../parts/columns'
import { DeskFrame } from '../parts/desk-frame'
import { NotHere } from '../parts/not-here'
import { reviewsCopy } from './copy'
import './reviews-screen.scss'

type Review = Result<'reviews.open'>['items'][number]

/** Words that wait for a person: an operator shows them, or keeps them hidden. */
export function ReviewsScreen(): ReactNode {
  const copy = useCopy(reviewsCopy)
  const pages = usePages<Review, Result<'reviews.open'>>(
    'reviews',
    (place) => call('reviews.open', place),
    ({ reviewId }) => reviewId,
  )
  usePageEnd(() => pages.more?.())
  return (
    <DeskFrame title={copy.page} note={copy.note} here="deskReviews">
      <LoadFrame
        asked={pages.asked}
        skeleton={
          <Skeleton>
            <RowBones rows={4} height="64px" />
          </Skeleton>
        }
        refused={<NotHere forbidden />}
      >
        {() =>
          pages.items.length === 0 ? (
            <EmptyState title={copy.empty} text={copy.emptyText} />
          ) : (
            <Paged pages={pages}>
              {pages.items.map((review) => (
                <ReviewCard key={review.reviewId} review={review} />
              ))}
            </Paged>
          )
        }
      </LoadFrame>
    </DeskFrame>
  )
}

function ReviewCard({ review }: { review: Review }): ReactNode {
  const copy = useCopy(reviewsCopy)
  const words = useWords()
  const { lang } = useLook()
  const { reviewId, kind, projectTitle, at, name, message, blessing } = review
  const [shown, setShown] = useState<boolean>()
  const [trouble, setTrouble] = useState<Trouble>()
  const { busy, once } = useOnce()
  const decide = (show: boolean) =>
    once(async () => {
      const answer = await call('reviews.decide', { reviewId, show })
      setTrouble(answer.ok ? undefined : answer.trouble)
      if (answer.ok) setShown(answer.value.shown)
    })
  const facts = [
    ...(name ? [{ label: copy.name, value: name }] : []),
    ...(message ? [{ label: copy.message, value: message }] : []),
    ...(blessing ? [{ label: copy.blessing, value: blessing }] : []),
  ]
  return (
    <Card inPage>
      <Type size="fact" tone="ink-3" figures>
        {[
          copy.kinds[kind],
          words(projectTitle),
          agoWords(at, serverClock.now().toISOString(), lang),
        ].join(' · ')}
      </Type>
      <View className="review__words">
        <Facts facts={facts} />
      </View>
      <TroubleSaid trouble={trouble} />
      {shown === undefined ? (
        <View className="review__ways">
          <Button small busy={busy} onPress={decide(true)}>
            {copy.show}
          </Button>
          <Button small kind="plain" busy={busy} onPress={decide(false)}>
            {copy.hide}
          </Button>
        </View>
      ) : (
        <Tag tone={shown ? 'jade' : 'ink-2'} icon="done">
          {shown ? copy.shown : copy.hidden}
        </Tag>
      )}
    </Card>
  )
}
