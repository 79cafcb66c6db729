import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { EXPORTS_A_DAY_MAX } from '../../../../contracts/limits'
import type { Trouble } from '../../../cloud'
import {
  Bone,
  Button,
  Card,
  NavBar,
  Notice,
  Skeleton,
  ThemeRoot,
  Type,
  useCopy,
  useWords,
} from '../../../ui'
import { exportCopy } from './copy'
import './export-screen.scss'
import { OwnTables } from './own-tables'
import { Taken } from './taken'
import { useExport } from './use-export'

/** One's own data: asked for, to be read here, and to be taken along. */
export function ExportScreen(): ReactNode {
  const copy = useCopy(exportCopy)
  const { own, trouble, busy, take } = useExport()
  const ask = own ? copy.again : copy.take
  return (
    <ThemeRoot title={copy.page}>
      <NavBar title={copy.page} />
      <View className="export__head">
        <Type size="title">{copy.title}</Type>
        <Type tone="ink-2" above={8}>
          {copy.intro}
        </Type>
      </View>
      {trouble ? <Said trouble={trouble} /> : null}
      {own ? <Taken own={own} /> : null}
      <View className="export__ask">
        <Button
          kind={own ? 'quiet' : 'primary'}
          icon="report"
          busy={busy}
          disabled={own?.timesLeft === 0}
          onPress={take}
        >
          {busy ? copy.taking : ask}
        </Button>
        <Type size="fact" tone="ink-3" center>
          {own ? copy.left(own.timesLeft) : copy.often(EXPORTS_A_DAY_MAX)}
        </Type>
      </View>
      {busy && !own ? <Collecting /> : null}
      {own ? <OwnTables data={own.data} /> : null}
    </ThemeRoot>
  )
}

function Said({ trouble }: { trouble: Trouble }): ReactNode {
  const copy = useCopy(exportCopy)
  const words = useWords()
  const often = trouble.kind === 'refused'
  // It may have been taken all the same, and counted.
  const unanswered = trouble.kind === 'slow' || trouble.kind === 'offline'
  return (
    <View className="export__said">
      <Notice tone={often ? 'gold' : 'danger'} icon={often ? 'clock' : 'alert'} live>
        {unanswered ? copy.unanswered : words(trouble.sentence)}
      </Notice>
    </View>
  )
}

function Collecting(): ReactNode {
  return (
    <Skeleton>
      <Card inPage>
        {['40%', '65%', '50%', '70%'].map((width, row) => (
          <Bone key={width} width={width} height="20px" above={row === 0 ? '0' : '20px'} />
        ))}
      </Card>
    </Skeleton>
  )
}
