import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { formatFenShort } from '../../../../contracts/money'
import type { Pledge } from '../../../../contracts/pledges'
import { call } from '../../../cloud'
import { openPage } from '../../../platform'
import { Card, List, ListRow, Notice, useCopy, useLook, useWords } from '../../../ui'
import { afterResume, afterSkip, openMonth, pauseOf } from '../next-times'
import { now } from '../today'
import { monthlyDay, timeWords } from '../words'
import { AskDialog } from './ask-dialog'
import { ChangeSheet } from './change-sheet'
import { changesCopy } from './changes-copy'
import { EndDialog } from './end-dialog'
import { PauseSheet } from './pause-sheet'
import './pledge-actions.scss'
import type { OwnPledge } from './use-pledge'

type Props = { pledge: Pledge; own: OwnPledge }
type Open = 'change' | 'pause' | 'resume' | 'skip' | 'end'
type Done = keyof (typeof changesCopy)['zh']['done']

/** What the donor can do alone: a tap opens what it will mean, a second one does it. */
export function PledgeActions({ pledge, own }: Props): ReactNode {
  const copy = useCopy(changesCopy)
  const { lang } = useLook()
  const [open, setOpen] = useState<Open>()
  const [done, setDone] = useState<Done>()
  const { pledgeId, state, nextOn, amountFen } = pledge
  const close = (): void => setOpen(undefined)
  const does = async (what: Done, ask: Parameters<OwnPledge['change']>[0]): Promise<void> => {
    const changed = await own.change(ask)
    close()
    setDone(changed ? what : undefined)
  }
  const pause = (until: string): void =>
    void does('paused', () => call('pledges.pause', { pledgeId, until }))
  const coming = openMonth(pledge)
  const skipped = afterSkip(pledge)
  const goesOn = state === 'active' || state === 'paused'
  const active = state === 'active' && !own.booking

  return (
    <>
      <Said own={own} pledge={pledge} done={done} />
      <Card inPage inside="list">
        <List>
          {goesOn ? (
            <ListRow
              icon="pencil"
              title={copy.actions.change}
              aside={copy.actions.changeText(
                formatFenShort(amountFen),
                monthlyDay(pledge.day, lang),
              )}
              onPress={() => {
                setDone(undefined)
                setOpen('change')
              }}
            />
          ) : null}
          {active ? (
            <ListRow
              icon="pausing"
              title={copy.actions.pause}
              aside={copy.actions.pauseText}
              onPress={() => setOpen('pause')}
            />
          ) : null}
          {state === 'paused' ? (
            <ListRow
              icon="play"
              title={copy.actions.resume}
              aside={copy.actions.resumeText}
              onPress={() => setOpen('resume')}
            />
          ) : null}
          {active && nextOn !== undefined && skipped ? (
            <ListRow
              icon="skip"
              title={copy.actions.skip}
              aside={copy.actions.skipText}
              onPress={() => setOpen('skip')}
            />
          ) : null}
          <Ways pledge={pledge} />
          {goesOn ? (
            <ListRow
              icon="cancel"
              danger
              title={copy.actions.end}
              aside={copy.actions.endText}
              onPress={() => setOpen('end')}
            />
          ) : null}
        </List>
      </Card>
      {open === 'change' ? (
        <ChangeSheet pledge={pledge} own={own} onClose={close} onDone={() => setDone('changed')} />
      ) : null}
      {open === 'pause' ? (
        <PauseSheet pledge={pledge} own={own} onClose={close} onPause={pause} />
      ) : null}
      <AskDialog
        open={open === 'resume'}
        title={copy.resumeAsk}
        text={copy.nextIs(timeWords(afterResume(pledge, now()), lang))}
        yes={copy.resumeYes}
        no={copy.resumeNo}
        busy={own.changing}
        onYes={() => void does('resumed', () => call('pledges.resume', { pledgeId }))}
        onClose={close}
      />
      {nextOn !== undefined && coming && skipped ? (
        <AskDialog
          open={open === 'skip'}
          title={copy.skipAsk(
            timeWords({ on: nextOn, amountFen: pledge.nextFen ?? amountFen }, lang),
          )}
          text={copy.nextIs(timeWords(skipped, lang))}
          yes={copy.skipYes}
          no={copy.skipNo}
          busy={own.changing}
          onYes={() =>
            void does('skipped', () => call('pledges.skip', { pledgeId, period: coming.period }))
          }
          onClose={close}
        />
      ) : null}
      <EndDialog
        open={open === 'end'}
        busy={own.changing}
        pauseUntil={active ? pauseOf(pledge, 1, now()) : undefined}
        onPause={pause}
        onEnd={() => void does('ended', () => call('pledges.end', { pledgeId }))}
        onClose={close}
      />
    </>
  )
}

/** Where else one may want to go from here. */
function Ways({ pledge: { projectId, gifts, state } }: { pledge: Pledge }): ReactNode {
  const copy = useCopy(changesCopy)
  return (
    <>
      {gifts > 0 ? (
        <ListRow
          icon="receipt"
          title={copy.actions.statement}
          aside={copy.actions.statementText}
          onPress={() => openPage('statement', {})}
        />
      ) : null}
      <ListRow
        icon="heart"
        title={copy.actions.project}
        onPress={() => openPage('project', { projectId })}
      />
      {state === 'ended' ? (
        <ListRow
          icon="lantern"
          title={copy.startAgain}
          onPress={() => openPage('pledgeStart', { projectId })}
        />
      ) : null}
    </>
  )
}

type SaidProps = Props & { done: Done | undefined }

/** What came of the last change, and what it means. */
function Said({ own: { trouble }, pledge, done }: SaidProps): ReactNode {
  const copy = useCopy(changesCopy)
  const words = useWords()
  const { lang } = useLook()
  if (!trouble && !done) return null
  const { nextOn, nextFen, amountFen } = pledge
  const next = nextOn && timeWords({ on: nextOn, amountFen: nextFen ?? amountFen }, lang)
  return (
    <View className="pledge-actions__said">
      {trouble ? (
        <Notice tone="danger" live>
          {words(trouble.sentence)}
        </Notice>
      ) : (
        <Notice tone="jade" icon="done" live>
          {[done && copy.done[done], next && copy.nextIs(next)].filter(Boolean).join(' ')}
        </Notice>
      )}
    </View>
  )
}
