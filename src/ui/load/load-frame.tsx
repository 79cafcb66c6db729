import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { network } from '../../platform'
import { Button } from '../button/button'
import { useCopy } from '../copy'
import { kitCopy } from '../kit-copy'
import { Notice } from '../notice/notice'
import { ErrorState } from '../state/page-state'
import type { Load } from './use-load'
import './load-frame.scss'

type Props<Value> = {
  load: Load<Value>
  /** The shape of what comes. */
  skeleton: ReactNode
  /** The sentence for an error: what happened, and what happened to the money. */
  explain: (error: unknown) => string
  children: (value: Value) => ReactNode
}

/** Skeleton, honest sentence, error with another try, or the thing itself. */
export function LoadFrame<Value>({ load, skeleton, explain, children }: Props<Value>): ReactNode {
  const copy = useCopy(kitCopy)
  if (load.state === 'ready') return children(load.value)
  if (load.state === 'loading') {
    return (
      <>
        {load.slow ? (
          <View className="load-frame__slow">
            <Notice tone="gold" icon="clock" live aside={<Retry onPress={load.again} />}>
              {copy.slow}
            </Notice>
          </View>
        ) : null}
        {skeleton}
      </>
    )
  }
  if (!network.online()) {
    return <ErrorState title={copy.offlineTitle} text={copy.offlineText} onRetry={load.again} />
  }
  return <ErrorState text={explain(load.error)} onRetry={load.again} />
}

function Retry({ onPress }: { onPress: () => void }): ReactNode {
  const copy = useCopy(kitCopy)
  return (
    <Button small onPress={onPress}>
      {copy.retry}
    </Button>
  )
}
