import { type ReactNode, useEffect } from 'react'
import { call, useAnswer } from '../../../cloud'
import { launch, openPage, replacePath } from '../../../platform'
import { Bone, ErrorState, LoadFrame, NavBar, Skeleton, ThemeRoot, useCopy } from '../../../ui'
import { cardCopy } from './copy'

type Props = {
  /** The card's id, as a mini program code carries it. */
  scene: string | undefined
}

/** What a scanned code opens: it hears whose page the card is of, and makes room for that page. */
export function CardScreen({ scene }: Props): ReactNode {
  const copy = useCopy(cardCopy)
  const shareId = scene && /^[A-Za-z0-9_-]{4,40}$/.test(scene) ? scene : undefined
  return (
    <ThemeRoot title={copy.page}>
      <NavBar over="picture" />
      {shareId ? <Opening shareId={shareId} /> : <UnknownCode />}
    </ThemeRoot>
  )
}

function Opening({ shareId }: { shareId: string }): ReactNode {
  const { scene } = launch()
  // Without a login: the page counts who opened it, once it knows them.
  const asked = useAnswer(shareId, () =>
    call('shares.open', { shareId, ...(scene > 0 ? { scene } : {}) }),
  )
  const path = asked.value?.path
  useEffect(() => {
    if (path) replacePath(path, `shareId=${shareId}`)
  }, [path, shareId])
  return (
    <LoadFrame asked={asked} skeleton={<CardSkeleton />} refused={<UnknownCode />}>
      {() => <CardSkeleton />}
    </LoadFrame>
  )
}

function UnknownCode(): ReactNode {
  const copy = useCopy(cardCopy)
  return (
    <ErrorState
      title={copy.unknown}
      text={copy.unknownText}
      action={{ label: copy.home, onPress: () => openPage('home', {}) }}
    />
  )
}

function CardSkeleton(): ReactNode {
  return (
    <Skeleton>
      <Bone height="240px" />
      <Bone width="60%" height="28px" above="32px" />
      <Bone width="80%" above="12px" />
    </Skeleton>
  )
}
