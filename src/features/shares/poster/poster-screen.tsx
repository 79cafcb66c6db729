import { Canvas, Image, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Poster } from '../../../../contracts/shares'
import { call, useAnswer } from '../../../cloud'
import { album, easel, openPage, routeAt, shareSheet } from '../../../platform'
import {
  a11y,
  Bone,
  Button,
  decorative,
  ErrorState,
  LoadFrame,
  NavBar,
  Notice,
  Skeleton,
  shareArt,
  ThemeRoot,
  Toast,
  Type,
  useCopy,
  useLook,
} from '../../../ui'
import { posterCopy } from './copy'
import './poster-screen.scss'
import { posterWords } from './poster-words'
import { CANVAS_ID, type Drawn, useDrawn } from './use-drawn'

type Props = {
  /** Of the page that it is a poster of. */
  path: string
  /** It is made because of a gift of one's own. */
  lit: boolean
}

/** A picture of a page to keep or send, with a code that opens it. */
export function PosterScreen({ path, lit }: Props): ReactNode {
  const copy = useCopy(posterCopy)
  const asked = useAnswer(path, () => call('shares.poster', { path }))
  return (
    <ThemeRoot title={copy.page}>
      <NavBar title={copy.page} />
      <LoadFrame asked={asked} skeleton={<PosterSkeleton />} refused={<NoPoster />}>
        {(poster) => <PosterPage poster={poster} lit={lit} />}
      </LoadFrame>
    </ThemeRoot>
  )
}

function PosterPage({ poster, lit }: { poster: Poster; lit: boolean }): ReactNode {
  const drawn = useDrawn(poster, lit)
  const copy = useCopy(posterCopy)
  const { lang } = useLook()
  const { title } = posterWords(poster, lang, lit)
  return (
    <>
      {easel.onPage ? (
        <Canvas type="2d" id={CANVAS_ID} className="poster__canvas" {...decorative} />
      ) : null}
      {drawn.failed ? (
        <ErrorState title={copy.undrawn} text={copy.undrawnText} onRetry={drawn.again} />
      ) : drawn.picture ? (
        <>
          <View className="poster__frame">
            <Image
              className="poster__picture"
              src={drawn.picture}
              mode="widthFix"
              showMenuByLongpress
              {...a11y({ role: 'img', label: copy.alt(title) })}
            />
          </View>
          <Ways poster={poster} picture={drawn.picture} title={title} />
        </>
      ) : (
        <PosterSkeleton />
      )}
    </>
  )
}

type WaysProps = { poster: Poster; picture: NonNullable<Drawn['picture']>; title: string }

/** Keeping it and sending it; a refused permission is said, with the way to give it. */
function Ways({ poster, picture, title }: WaysProps): ReactNode {
  const copy = useCopy(posterCopy)
  const [told, setTold] = useState<string>()
  const [trouble, setTrouble] = useState<'refused' | 'failed'>()
  const fileName = `lantern-${poster.shareId}.png`

  const save = async (): Promise<void> => {
    const kept = await album.save(picture, fileName)
    setTrouble(kept === 'refused' || kept === 'failed' ? kept : undefined)
    if (kept === 'saved') setTold(copy.saved)
    if (kept === 'downloaded') setTold(copy.downloaded)
  }
  const send = async (): Promise<void> => {
    if (album.canSend()) return album.send(picture, fileName)
    const sent = await shareSheet.send(cardOf(poster, title))
    if (sent === 'copied') setTold(copy.sentCopied)
  }
  const toSettings = async (): Promise<void> => {
    if (await album.openSettings()) setTrouble(undefined)
  }
  return (
    <View className="poster__ways">
      {trouble ? (
        <Notice
          tone="gold"
          icon="info"
          live
          aside={
            trouble === 'refused' ? (
              <Button small onPress={() => void toSettings()}>
                {copy.settings}
              </Button>
            ) : undefined
          }
        >
          {copy[trouble]}
        </Notice>
      ) : null}
      <Button kind="primary" onPress={() => void save()}>
        {album.keeps === 'album' ? copy.save : copy.download}
      </Button>
      <Button icon="share" onPress={() => void send()}>
        {copy.send}
      </Button>
      <Type size="fact" tone="ink-3" center above={4}>
        {copy.privacy}
      </Type>
      <Toast text={told} onGone={() => setTold(undefined)} />
    </View>
  )
}

/** Where a picture cannot be sent, the page's card goes in its place: the same page, the same card. */
function cardOf({ path, shareId, page }: Poster, title: string) {
  const at = routeAt(path, `shareId=${shareId}`)
  return {
    title,
    page: at.page,
    params: at.params,
    image: shareArt(page.cover, 'chat'),
    square: shareArt(page.cover, 'moments'),
  }
}

function NoPoster(): ReactNode {
  const copy = useCopy(posterCopy)
  return (
    <ErrorState
      title={copy.gone}
      text={copy.goneText}
      action={{ label: copy.home, onPress: () => openPage('home', {}) }}
    />
  )
}

function PosterSkeleton(): ReactNode {
  return (
    <Skeleton>
      <View className="poster__bones">
        <Bone height="420px" radius="16px" />
        <Bone height="52px" radius="26px" above="24px" />
      </View>
    </Skeleton>
  )
}
