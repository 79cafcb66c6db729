import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { ECHO_GIFTS_MAX } from '../../../../contracts/limits'
import { formatFen } from '../../../../contracts/money'
import { call, type Pages, type Result, usePages } from '../../../cloud'
import {
  a11y,
  Button,
  dateWords,
  Icon,
  LoadFrame,
  Paged,
  Pressable,
  RowBones,
  Tag,
  Type,
  useCopy,
  useLook,
} from '../../../ui'
import { echoCopy } from './copy'
import './gift-picker.scss'

type Listed = Result<'gifts.list'>
type Gift = Listed['items'][number]

type Props = {
  projectId: string
  chosen: readonly string[]
  onChange: (giftIds: string[]) => void
}

/** Which gifts something is said to. Of who gave there is only what the giver shows. */
export function GiftPicker({ projectId, chosen, onChange }: Props): ReactNode {
  const copy = useCopy(echoCopy)
  const pages = usePages<Gift, Listed>(
    `gifts ${projectId}`,
    (place) => call('gifts.list', { projectId, ...place }),
    ({ giftId }) => giftId,
  )
  return (
    <LoadFrame asked={pages.asked} skeleton={<RowBones rows={4} height="44px" />}>
      {() =>
        pages.items.length === 0 ? (
          <Type tone="ink-2">{copy.noGifts}</Type>
        ) : (
          <Choice pages={pages} chosen={chosen} onChange={onChange} />
        )
      }
    </LoadFrame>
  )
}

type ChoiceProps = Omit<Props, 'projectId'> & { pages: Pages<Listed, Gift> }

function Choice({ pages, chosen, onChange }: ChoiceProps): ReactNode {
  const copy = useCopy(echoCopy)
  const fresh = pages.items.filter(({ giftId, echoed }) => !echoed && !chosen.includes(giftId))
  const turn = (giftId: string): void => {
    if (chosen.includes(giftId)) onChange(chosen.filter((other) => other !== giftId))
    else if (chosen.length < ECHO_GIFTS_MAX) onChange([...chosen, giftId])
  }
  const takeFresh = (): void => {
    const all = [...chosen, ...fresh.map(({ giftId }) => giftId)]
    onChange(all.slice(0, ECHO_GIFTS_MAX))
  }
  return (
    <View>
      <View className="picked">
        <View className="picked__count" {...a11y({ role: 'status', live: 'polite' })}>
          <Type strong figures>
            {chosen.length < ECHO_GIFTS_MAX
              ? copy.chosen(chosen.length)
              : copy.most(ECHO_GIFTS_MAX)}
          </Type>
        </View>
        {chosen.length > 0 ? (
          <Button small kind="plain" onPress={() => onChange([])}>
            {copy.chooseNone}
          </Button>
        ) : null}
        {fresh.length > 0 ? (
          <Button small onPress={takeFresh}>
            {copy.chooseFresh}
          </Button>
        ) : null}
      </View>
      <View className="picked__gifts">
        <Paged pages={pages}>
          <View {...a11y({ role: 'group', label: copy.some })}>
            {pages.items.map((gift) => (
              <GiftRow
                key={gift.giftId}
                gift={gift}
                on={chosen.includes(gift.giftId)}
                onTurn={() => turn(gift.giftId)}
              />
            ))}
          </View>
        </Paged>
      </View>
    </View>
  )
}

type RowProps = { gift: Gift; on: boolean; onTurn: () => void }

function GiftRow({ gift, on, onTurn }: RowProps): ReactNode {
  const copy = useCopy(echoCopy)
  const { lang } = useLook()
  const { amountFen, day, name, message, echoed } = gift
  const sum = formatFen(amountFen)
  const at = dateWords(day, lang)
  const who = name ?? copy.nameless
  const said = [sum, at, who, message, echoed ? copy.echoed : ''].filter(Boolean).join('，')
  return (
    <Pressable
      className={`pick${on ? ' pick--on' : ''}`}
      onPress={onTurn}
      spoken={{ role: 'checkbox', label: said, checked: on }}
    >
      <View className="pick__box">
        {on ? <Icon name="check" size={14} tone="accent-ink" /> : null}
      </View>
      <View className="pick__words">
        <View className="pick__line">
          <Type strong figures>
            {sum}
          </Type>
          {echoed ? <Tag tone="ink-2">{copy.echoed}</Tag> : null}
        </View>
        <Type size="fact" tone="ink-2" figures>
          {`${at} · ${who}`}
        </Type>
        {message ? <Type above={4}>{message}</Type> : null}
      </View>
    </Pressable>
  )
}
