import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '../a11y'
import { Type } from '../type/type'
import './timeline.scss'

export type Step = {
  key: string
  /** `done`: a filled dot; `due`: an accent ring, the next thing; `wait`: a grey ring. */
  state: 'done' | 'due' | 'wait'
  title: string
  at?: string | undefined
  detail?: ReactNode | undefined
  /** Anything below the words: pictures, proof. */
  more?: ReactNode | undefined
}

/** What happened and what comes, one below the other. */
export function Timeline({ steps }: { steps: readonly Step[] }): ReactNode {
  return (
    <View className="timeline" {...a11y({ role: 'list' })}>
      {steps.map((step) => (
        <View
          key={step.key}
          className={`timeline__step timeline__step--${step.state}`}
          {...a11y({ role: 'listitem' })}
        >
          <View className="timeline__dot" />
          <View className="timeline__line" />
          <View className="timeline__head">
            <Type strong className="timeline__title">
              {step.title}
            </Type>
            {step.at ? (
              <Type size="fact" tone="ink-3" figures className="timeline__at">
                {step.at}
              </Type>
            ) : null}
          </View>
          {step.detail ? (
            <Type size="fact" tone="ink-2" figures>
              {step.detail}
            </Type>
          ) : null}
          {step.more}
        </View>
      ))}
    </View>
  )
}
