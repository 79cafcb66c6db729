import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFenShort } from '../../../../contracts/money'
import type { Pledge } from '../../../../contracts/pledges'
import { call, useAnswer } from '../../../cloud'
import { launch, openPage } from '../../../platform'
import { Button, Notice, useCopy, useLook } from '../../../ui'
import { SaidNotice } from '../../gifts'
import { monthlyDay } from '../words'
import { startCopy } from './copy'

/** Says plainly that one gives to this project every month already, and leads there. */
export function Living({ projectId }: { projectId: string }): ReactNode {
  // There nobody is known.
  return launch().readOnly ? null : <LivingOne projectId={projectId} />
}

function LivingOne({ projectId }: { projectId: string }): ReactNode {
  const copy = useCopy(startCopy)
  const { lang } = useLook()
  const asked = useAnswer(projectId, () => call('pledges.mine', {}))
  const pledge = asked.value?.items.find((each) => each.projectId === projectId && lives(each))
  if (!pledge) return null
  const comma = lang === 'zh' ? '，' : ', '
  const terms = formatFenShort(pledge.amountFen) + comma + monthlyDay(pledge.day, lang)
  return (
    <View className="pledge-start__waiting">
      <Notice tone="gold" icon="info" aside={<See pledgeId={pledge.pledgeId} />}>
        {copy.living(terms)}
      </Notice>
    </View>
  )
}

type Props = {
  pledgeId: string
  moment: Parameters<typeof SaidNotice>[0]['moment']
  amountFen: number
  onAnother: () => void
}

/** The server has not begun a second one: its donor says whether it is wanted beside the first. */
export function Another({ pledgeId, moment, amountFen, onAnother }: Props): ReactNode {
  const copy = useCopy(startCopy)
  return (
    <>
      <SaidNotice moment={moment} />
      <Button kind="primary" onPress={() => openPage('pledge', { pledgeId })}>
        {copy.livingSee}
      </Button>
      <Button kind="plain" onPress={onAnother}>
        {copy.another(formatFenShort(amountFen))}
      </Button>
    </>
  )
}

/** The pledge that lives already, when that was the last word of the server. */
export function livingIn(moment: Props['moment']): string | undefined {
  const said = moment.at === 'choosing' ? moment.said : undefined
  if (said?.what !== 'trouble' || said.trouble.kind !== 'refused') return undefined
  const { name, details } = said.trouble
  const { pledgeId } = details
  return name === 'ALREADY_MONTHLY' && typeof pledgeId === 'string' ? pledgeId : undefined
}

function See({ pledgeId }: { pledgeId: string }): ReactNode {
  const copy = useCopy(startCopy)
  return (
    <Button small kind="plain" onPress={() => openPage('pledge', { pledgeId })}>
      {copy.waitingSee}
    </Button>
  )
}

const lives = ({ state }: Pledge): boolean => state === 'active' || state === 'paused'
