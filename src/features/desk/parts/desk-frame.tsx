import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { errorsForStaff } from '../../../../contracts/errors-for-staff'
import { bringSentences } from '../../../cloud'
import { goBack, openPage, type RouteName } from '../../../platform'
import {
  a11y,
  decorative,
  Icon,
  type IconName,
  lanternArt,
  NavBar,
  Pressable,
  ThemeRoot,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { partsCopy } from './copy'
import './desk-frame.scss'
import { useMine } from './use-mine'

bringSentences(errorsForStaff)

type Props = {
  title: string
  /** A few light words under the title on a wide screen. */
  note?: ReactNode | undefined
  /** Whose page it is; without one, of the first charity that one works for. */
  charityId?: string | undefined
  /** Which name of the rail is lit; without one, the desk's own, from which the page is reached. */
  here?: RouteName | undefined
  /** Beside the title on a wide screen, above the page on a phone. */
  aside?: ReactNode | undefined
  onBack?: (() => void) | undefined
  /** Nobody is logged in, so there is nowhere to go. */
  alone?: boolean | undefined
  children: ReactNode
}

/** A page of the desk: on a wide screen names at the left and the width for the page, else a phone's column. */
export function DeskFrame({ title, note, aside, onBack = goBack, ...about }: Props): ReactNode {
  return (
    <ThemeRoot title={title} wide>
      <View className="desk__bar">
        <NavBar title={title} onBack={onBack} />
      </View>
      <View className={`desk${about.alone ? ' desk--alone' : ''}`}>
        {about.alone ? null : <Rail charityId={about.charityId} here={about.here ?? 'desk'} />}
        <View className="desk__page">
          <View className="desk__head">
            <View className="desk__title">
              <Type size="title">{title}</Type>
              {note ? (
                <Type size="fact" tone="ink-3" figures>
                  {note}
                </Type>
              ) : null}
            </View>
          </View>
          {aside ? <View className="desk__aside">{aside}</View> : null}
          {about.children}
        </View>
      </View>
    </ThemeRoot>
  )
}

type RailProps = { charityId: string | undefined; here: RouteName | undefined }

function Rail({ charityId, here }: RailProps): ReactNode {
  const copy = useCopy(partsCopy)
  const words = useWords()
  const { theme } = useLook()
  const { value } = useMine()
  const own = value?.charities.find((one) => one.charityId === charityId)
  // An operator is at whatever charity the page is of, and others at their own.
  const entered = own === undefined && value?.operator === true && charityId !== undefined
  const charity = entered ? undefined : (own ?? value?.charities[0])
  const at = entered ? charityId : charity?.charityId
  const of = at === undefined ? undefined : { charityId: at }
  return (
    <View className="rail" {...a11y({ role: 'navigation', label: copy.nav })}>
      <View className="rail__brand">
        <Image
          className="rail__art"
          src={lanternArt('lit', theme)}
          mode="aspectFit"
          {...decorative}
        />
        <View>
          <Type size="section">{copy.name}</Type>
          <Type size="fact" tone="ink-2">
            {copy.desk}
          </Type>
        </View>
      </View>
      <Way icon="home" on={here === 'desk'} onPress={() => openPage('desk', of ?? {})}>
        {copy.work}
      </Way>
      {of ? (
        <>
          <Way icon="person" on={here === 'deskStaff'} onPress={() => openPage('deskStaff', of)}>
            {copy.staff}
          </Way>
          <Way icon="clock" on={here === 'deskChanges'} onPress={() => openPage('deskChanges', of)}>
            {copy.changes}
          </Way>
          <Way
            icon="book"
            on={here === 'deskCharity' && charityId !== undefined}
            onPress={() => openPage('deskCharity', of)}
          >
            {copy.charity}
          </Way>
        </>
      ) : null}
      {value?.operator ? (
        <>
          <Way
            icon="shield"
            on={here === 'deskCharity' && charityId === undefined}
            onPress={() => openPage('deskCharity', {})}
          >
            {copy.register}
          </Way>
          <Way
            icon="message"
            on={here === 'deskReviews'}
            onPress={() => openPage('deskReviews', {})}
          >
            {copy.reviews}
          </Way>
        </>
      ) : null}
      {charity ? (
        <View className="rail__charity">
          <Type size="fact" tone="ink-3">
            {copy.role[charity.role]}
          </Type>
          <Type strong name>
            {words(charity.name)}
          </Type>
        </View>
      ) : null}
    </View>
  )
}

type WayProps = { icon: IconName; on: boolean; onPress: () => void; children: string }

function Way({ icon, on, onPress, children }: WayProps): ReactNode {
  return (
    <Pressable className={`rail__way${on ? ' rail__way--on' : ''}`} onPress={onPress}>
      <Icon name={icon} size={18} tone={on ? 'accent' : 'ink-2'} />
      <Type tone={on ? 'accent' : 'ink'} strong={on}>
        {children}
      </Type>
    </Pressable>
  )
}
