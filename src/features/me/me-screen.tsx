import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { openPage, openPath, scanner, system } from '../../platform'
import { Button, Card, List, ListRow, NavBar, Section, ThemeRoot, Type, useCopy } from '../../ui'
import { NoticesRow } from '../notices'
import { meCopy } from './copy'
import { LookSettings } from './look-settings'
import { MyLanterns, useMyGifts } from './my-lanterns'
import './me-screen.scss'

/** One's own corner: the lanterns that are lit, the gifts behind them, and how the app looks. */
export function MeScreen(): ReactNode {
  const copy = useCopy(meCopy)
  const mine = useMyGifts()
  return (
    <ThemeRoot title={copy.page} foot="tab-bar">
      <NavBar over="brand" />
      <View className="me__head" style={{ paddingTop: `${barHeight()}px` }}>
        <Type size="headline">{copy.page}</Type>
      </View>
      <MyLanterns asked={mine} />
      <Card inPage inside="list">
        <List>
          <ListRow
            icon="receipt"
            title={copy.mine}
            detail={copy.mineText}
            onPress={() => openPage('gifts', {})}
          />
          <ListRow
            icon="clock"
            title={copy.pledges}
            detail={copy.pledgesText}
            onPress={() => openPage('pledges', {})}
          />
          <ListRow
            icon="lantern"
            title={copy.envelopes}
            detail={copy.envelopesText}
            onPress={() => openPage('envelopes', {})}
          />
          <ListRow
            icon="share"
            title={copy.shares}
            detail={copy.sharesText}
            onPress={() => openPage('shares', {})}
          />
          <ListRow
            icon="calendar"
            title={copy.calendar}
            detail={copy.calendarText}
            onPress={() => openPage('calendar', {})}
          />
          <NoticesRow />
          {scanner.available ? <ScanRow /> : null}
        </List>
      </Card>
      <Card inPage inside="list">
        <ListRow
          icon="person"
          title={copy.privacy}
          detail={copy.privacyRow}
          onPress={() => openPage('privacy', {})}
        />
        {mine.value?.desk ? (
          <ListRow
            icon="shield"
            title={copy.desk}
            detail={copy.deskText}
            onPress={() => openPage('desk', {})}
          />
        ) : null}
      </Card>
      <LookSettings />
      <About />
      {mine.value?.desk === false ? (
        <Button kind="plain" onPress={() => openPage('deskJoin', {})}>
          {copy.join}
        </Button>
      ) : null}
    </ThemeRoot>
  )
}

function ScanRow(): ReactNode {
  const copy = useCopy(meCopy)
  const scan = async (): Promise<void> => {
    const page = await scanner.scan()
    if (page) openPath(page.path, page.query)
  }
  return (
    <ListRow icon="scan" title={copy.scan} detail={copy.scanText} onPress={() => void scan()} />
  )
}

/** The bar with the name lies over the page's beginning, in px. */
function barHeight(): number {
  const { statusBar, bar } = system.windowTop()
  return statusBar + bar + 12
}

function About(): ReactNode {
  const copy = useCopy(meCopy)
  return (
    <Section title={copy.about}>
      <Card inPage>
        <Type tone="ink-2">{copy.aboutText}</Type>
        <Type tone="ink-2" above={8}>
          {copy.reportText}
        </Type>
        <Type tone="ink-2" above={8}>
          {copy.privacyText}
        </Type>
        <Type size="fact" tone="ink-3" above={12}>
          {copy.exampleText}
        </Type>
      </Card>
    </Section>
  )
}
