import type { ReactNode } from 'react'
import { openPage } from '../../../platform'
import { Button, Card, Type, useCopy } from '../../../ui'
import { giftCopy } from './copy'
import './try-again.scss'

/** For a gift that was not paid: says that no money moved, and leads to the project with the sheet open. */
export function TryAgain({ projectId }: { projectId: string }): ReactNode {
  const copy = useCopy(giftCopy)
  return (
    <Card inPage>
      <Type tone="ink-2">{copy.notCharged}</Type>
      <Button
        kind="primary"
        className="try-again__button"
        onPress={() => openPage('project', { projectId, give: 'now' })}
      >
        {copy.tryAgain}
      </Button>
    </Card>
  )
}
