import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, decorative } from '../a11y'
import { lanternArt } from '../art'
import { Button } from '../button/button'
import { useCopy } from '../copy'
import { kitCopy } from '../kit-copy'
import { useLook } from '../look/use-look'
import { Type } from '../type/type'
import './page-state.scss'

type Action = { label: string; onPress: () => void }

type EmptyProps = {
  title: string
  /** What to do next; an empty page is a beginning. */
  text?: string | undefined
  action?: Action | undefined
}

/** Nothing here yet: a lantern still to be lit, and the way to it. */
export function EmptyState({ title, text, action }: EmptyProps): ReactNode {
  return (
    <PageState title={title} text={text}>
      {action ? (
        <Button kind="primary" onPress={action.onPress}>
          {action.label}
        </Button>
      ) : null}
    </PageState>
  )
}

type ErrorProps = {
  title?: string | undefined
  /** Says what happened to the money: the catalogue's sentences do. */
  text: string
  onRetry?: (() => void) | undefined
  /** Another way on, such as back to all projects. */
  action?: Action | undefined
}

/** Something did not work. It says what, what happened to the money, and offers another try. */
export function ErrorState({ title, text, onRetry, action }: ErrorProps): ReactNode {
  const copy = useCopy(kitCopy)
  return (
    <PageState title={title ?? copy.failedTitle} text={text} alert>
      {onRetry ? (
        <Button kind="primary" onPress={onRetry}>
          {copy.retry}
        </Button>
      ) : null}
      {action ? (
        <Button kind={onRetry ? 'quiet' : 'primary'} onPress={action.onPress}>
          {action.label}
        </Button>
      ) : null}
    </PageState>
  )
}

type StateProps = { title: string; text?: string | undefined; alert?: boolean; children: ReactNode }

function PageState({ title, text, alert, children }: StateProps): ReactNode {
  const { theme } = useLook()
  return (
    <View className="page-state" {...(alert ? a11y({ role: 'alert' }) : {})}>
      <Image
        className="page-state__art"
        src={lanternArt('wait', theme)}
        mode="aspectFit"
        {...decorative}
      />
      <Type size="title" center>
        {title}
      </Type>
      {text ? (
        <Type tone="ink-2" center above={8}>
          {text}
        </Type>
      ) : null}
      <View className="page-state__actions">{children}</View>
    </View>
  )
}
