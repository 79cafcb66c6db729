import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Pledge } from '../../../../contracts/pledges'
import { Button, Sheet, Type, useCopy, useLook, useWords } from '../../../ui'
import {
  AmountChoice,
  emptyForm,
  type GiftForm,
  isLarge,
  readForm,
  SecondQuestion,
  withAmount,
} from '../../gifts'
import { afterChange } from '../next-times'
import { DayChoice } from '../parts/day-choice'
import { MONTHLY_PRESETS_FEN } from '../parts/monthly-presets'
import { isOverLimit, WayChoice } from '../parts/way-choice'
import { now } from '../today'
import { timeWords } from '../words'
import './change-sheet.scss'
import { changesOf, type Wish, wishOf } from './changes'
import { changesCopy } from './changes-copy'
import { HourChoice } from './hour-choice'
import { ProjectChoice } from './project-choice'
import { useChange } from './use-change'
import type { OwnPledge } from './use-pledge'

type Props = { pledge: Pledge; own: OwnPledge; onClose: () => void; onDone: () => void }

/** Another sum, day, hour, way or project, and what that will mean. */
export function ChangeSheet({ pledge, own, onClose, onDone }: Props): ReactNode {
  const copy = useCopy(changesCopy)
  const words = useWords()
  const [form, setForm] = useState<GiftForm>(() => formOf(pledge))
  const [wish, setWish] = useState<Wish>(() => wishOf(pledge))
  const [tried, setTried] = useState<ReturnType<typeof readForm>>()
  const read = readForm(form, wish.projectId)
  const amountFen = read.ok ? read.draft.amountFen : undefined
  const changes = amountFen === undefined ? undefined : changesOf(pledge, { ...wish, amountFen })
  const over = isOverLimit(wish.way, amountFen)
  const { asking, send, confirm, back } = useChange(pledge, own, (what) => {
    onClose()
    if (what === 'changed') onDone()
  })
  const choose = (chosen: Partial<Wish>): void => setWish((before) => ({ ...before, ...chosen }))
  const change = (): void => {
    setTried(read)
    if (read.ok && changes && !over) send(changes, read.draft, isLarge(read.draft.amountFen))
  }

  if (asking) {
    return (
      <SecondQuestion
        monthly
        asking={asking}
        project={words(pledge.projectTitle)}
        giving={{ confirm, back }}
        onTake={(taken) => setForm(withAmount(form, taken, MONTHLY_PRESETS_FEN))}
        onClose={back}
      />
    )
  }
  return (
    <Sheet
      open
      title={copy.changeTitle}
      onClose={onClose}
      foot={
        <>
          {changes ? <Means pledge={pledge} wish={{ ...wish, amountFen }} /> : null}
          <Button kind="primary" disabled={!changes || over} busy={own.changing} onPress={change}>
            {changes || amountFen === undefined ? copy.changeYes : copy.changeNothing}
          </Button>
        </>
      }
    >
      <AmountChoice
        project={{ presetsFen: [...MONTHLY_PRESETS_FEN], meanings: [] }}
        form={form}
        missing={tried && !tried.ok ? tried.amount : undefined}
        onChange={(changed) => setForm((before) => ({ ...before, ...changed }))}
      />
      <View className="change__part">
        <DayChoice day={wish.day} onChange={(day) => choose({ day })} />
      </View>
      {pledge.contractOffered || wish.way === 'contract' ? (
        <View className="change__part">
          <WayChoice
            way={wish.way}
            offered
            amountFen={amountFen}
            onChange={(way) => choose({ way })}
          />
        </View>
      ) : null}
      {wish.way === 'reminder' ? (
        <View className="change__part">
          <HourChoice hour={wish.hour} onChange={(hour) => choose({ hour })} />
        </View>
      ) : null}
      <View className="change__part">
        <ProjectChoice
          pledge={pledge}
          projectId={wish.projectId}
          onChange={(projectId) => choose({ projectId })}
        />
      </View>
    </Sheet>
  )
}

type MeansProps = { pledge: Pledge; wish: Wish & { amountFen: number | undefined } }

function Means({ pledge, wish: { amountFen = 0, ...wish } }: MeansProps): ReactNode {
  const copy = useCopy(changesCopy)
  const { lang } = useLook()
  const { stays, next } = afterChange(pledge, { ...wish, amountFen }, now())
  const sign = wish.way === 'contract' && pledge.way !== 'contract'
  return (
    <View className="change__means">
      {stays ? (
        <Type tone="ink-2" figures center>
          {copy.changeStays(timeWords(stays, lang))}
        </Type>
      ) : null}
      <Type tone="ink-2" figures center>
        {(stays ? copy.changeThenLater : copy.changeThen)(timeWords(next, lang))}
      </Type>
      {sign ? (
        <Type size="fact" tone="ink-3" center above={4}>
          {copy.changeSign}
        </Type>
      ) : null}
    </View>
  )
}

function formOf({ amountFen }: Pledge): GiftForm {
  const presetsFen = [...MONTHLY_PRESETS_FEN]
  return withAmount(emptyForm({ presetsFen }), amountFen, presetsFen)
}
