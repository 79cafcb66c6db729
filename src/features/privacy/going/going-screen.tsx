import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { openPage } from '../../../platform'
import {
  Button,
  Card,
  List,
  ListRow,
  LoadFrame,
  NavBar,
  Notice,
  RowBones,
  Section,
  Skeleton,
  ThemeRoot,
  Type,
  useCopy,
} from '../../../ui'
import { goingCopy } from './copy'
import { GoingDialog } from './going-dialog'
import './going-screen.scss'
import { OpenGifts } from './open-gifts'
import { type Going, type Meaning, useGoing } from './use-going'
import { WhatHappens } from './what-happens'

/** The deletion of oneself: what goes, what stays, what hangs on it, and two steps until it is done. */
export function GoingScreen(): ReactNode {
  const copy = useCopy(goingCopy)
  const going = useGoing()
  return (
    <ThemeRoot title={copy.page}>
      <NavBar title={copy.page} />
      <View className="going__head">
        <Type size="title">{copy.title}</Type>
        <Type tone="ink-2" above={4}>
          {copy.intro}
        </Type>
      </View>
      <LoadFrame
        asked={going.asked}
        skeleton={
          <Skeleton>
            <RowBones rows={3} height="20px" />
            <RowBones rows={2} height="20px" />
          </Skeleton>
        }
      >
        {(meaning) => <Whole meaning={meaning} going={going} />}
      </LoadFrame>
    </ThemeRoot>
  )
}

function Whole({ meaning, going }: { meaning: Meaning; going: Going }): ReactNode {
  const copy = useCopy(goingCopy)
  const [accepted, setAccepted] = useState('')
  const [asking, setAsking] = useState(false)
  const open = [...meaning.undoable, ...meaning.refundsAsked]
  // A yes is to these gifts: another one that comes in is asked about again.
  const these = open.map(({ giftId }) => giftId).join()
  const barred = open.length > 0 && accepted !== these
  const changed = going.trouble?.kind === 'refused'
  return (
    <>
      <WhatHappens meaning={meaning} />
      {open.length > 0 ? (
        <OpenGifts
          meaning={meaning}
          accepted={!barred}
          onAccept={(yes) => setAccepted(yes ? these : '')}
        />
      ) : null}
      <After />
      <View className="going__go">
        {changed ? (
          <Notice tone="gold" icon="info" live>
            {copy.changed}
          </Notice>
        ) : null}
        <Button
          kind="danger"
          disabled={barred}
          onPress={() => {
            going.calm()
            setAsking(true)
          }}
        >
          {copy.go}
        </Button>
        {barred ? (
          <Type size="fact" tone="ink-3" center>
            {copy.acceptFirst}
          </Type>
        ) : null}
      </View>
      <GoingDialog
        open={asking && !changed}
        going={going}
        onGo={(word) => going.go(word, open.length > 0)}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

function After(): ReactNode {
  const copy = useCopy(goingCopy)
  return (
    <>
      <Section title={copy.after}>
        <Card inPage>
          <Type>{copy.afterText}</Type>
        </Card>
      </Section>
      <Section title={copy.first}>
        <Card inPage inside="list">
          <List label={copy.first}>
            <ListRow
              icon="report"
              title={copy.export}
              detail={copy.exportText}
              onPress={() => openPage('privacyExport', {})}
            />
            <ListRow
              icon="receipt"
              title={copy.year}
              detail={copy.yearText}
              onPress={() => openPage('receiptYear', {})}
            />
          </List>
        </Card>
      </Section>
    </>
  )
}
