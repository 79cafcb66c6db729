import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Share } from '../../../../contracts/shares'
import { serverClock } from '../../../cloud/server-time'
import { openPath } from '../../../platform'
import {
  coverArt,
  dayWords,
  decorative,
  HangingLantern,
  Icon,
  ListRow,
  pastDayWords,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { mineCopy } from './copy'

/** One card: what it leads to, since when, and how many have opened it, once that names nobody. */
export function ShareRow({ share }: { share: Share }): ReactNode {
  const copy = useCopy(mineCopy)
  const { lang } = useLook()
  const title = useTitle(share)
  const kind = copy.kinds[share.page.kind]
  const since = pastDayWords(share.startedAt, serverClock.now().toISOString(), lang)
  const detail = title === kind ? since : copy.detail(kind, since)
  const counts =
    share.openers === undefined
      ? copy.few
      : [copy.openers(share.openers), ...(share.gifts ? [copy.gifts(share.gifts)] : [])].join(' · ')
  return (
    <ListRow
      leading={<Leading share={share} />}
      strong
      title={title}
      detail={
        <>
          <View>{detail}</View>
          <View className={share.openers === undefined ? 'shares__few' : 'shares__counts'}>
            {counts}
          </View>
        </>
      }
      label={`${title}，${detail}，${counts}`}
      onPress={() => openPath(share.path)}
    />
  )
}

function useTitle({ page: { kind, title, day } }: Share): string {
  const copy = useCopy(mineCopy)
  const words = useWords()
  const { lang } = useLook()
  if (title) return words(title)
  return day ? dayWords(day, lang) : copy.kinds[kind]
}

function Leading({ share: { page } }: { share: Share }): ReactNode {
  const { theme } = useLook()
  const lantern = page.kind === 'envelope'
  return (
    <View className={`shares__thumb${lantern ? ' shares__thumb--lantern' : ''}`}>
      {lantern ? (
        <HangingLantern state="lit" size="row" />
      ) : page.cover ? (
        <Image
          className="shares__cover"
          src={coverArt(page.cover, theme)}
          mode="aspectFill"
          {...decorative}
        />
      ) : (
        <Icon name={page.kind === 'calendar' ? 'calendar' : 'lantern'} tone="accent" />
      )}
    </View>
  )
}
