import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cameraCode, openPage, pathTo } from '../../../platform'
import { a11y, Bone, Button, Card, clockOf, Notice, Type, useCopy, useWords } from '../../../ui'
import { DeskFrame } from '../parts/desk-frame'
import { loginCopy } from './copy'
import './login-screen.scss'
import { type LoginState, useLogin } from './use-login'

/** A wide screen that a phone logs in: the code as a picture and in letters, how long it lasts, and a new one. */
export function LoginScreen({ onEntered }: { onEntered: () => void }): ReactNode {
  const copy = useCopy(loginCopy)
  const { state, anew } = useLogin(onEntered)
  const over = state.at === 'ended' || state.at === 'failed'
  return (
    <DeskFrame title={copy.page} alone onBack={() => openPage('home', {})}>
      <View className="login">
        <Card className="login__card">
          <Type size="title" center>
            {copy.title}
          </Type>
          <Type tone="ink-2" center above={8}>
            {copy.steps}
          </Type>
          <Code state={state} />
          {over ? (
            <View className="login__said">
              <Button kind="primary" onPress={anew}>
                {copy.anew}
              </Button>
            </View>
          ) : null}
        </Card>
      </View>
    </DeskFrame>
  )
}

function Code({ state }: { state: LoginState }): ReactNode {
  const copy = useCopy(loginCopy)
  const words = useWords()
  switch (state.at) {
    case 'starting':
      return <Bone width="240px" height="240px" above="20px" />
    case 'entering':
      return (
        <Type center above={20}>
          {copy.entering}
        </Type>
      )
    case 'waiting':
      return <Waiting code={state.code} endsAt={state.endsAt} />
    default:
      return (
        <View className="login__said">
          <Notice
            tone={state.at === 'failed' ? 'danger' : 'gold'}
            icon={state.at === 'failed' ? 'alert' : 'clock'}
            live
          >
            {state.at === 'failed' ? words(state.trouble.sentence) : copy.ended}
          </Notice>
        </View>
      )
  }
}

function Waiting({ code, endsAt }: { code: string; endsAt: string }): ReactNode {
  const copy = useCopy(loginCopy)
  return (
    <>
      <Image
        className="login__picture"
        src={cameraCode.draw(pathTo('deskConfirm', { code })) ?? ''}
        mode="aspectFit"
        {...a11y({ role: 'img', label: copy.picture })}
      />
      <Type size="section" figures center className="login__code">
        {inFours(code)}
      </Type>
      <View {...a11y({ role: 'status', live: 'polite' })}>
        <Type tone="ink-2" center above={8}>
          {copy.waiting}
        </Type>
      </View>
      <Type size="fact" tone="ink-3" figures center>
        {copy.until(clockOf(endsAt).slice(0, 5))}
      </Type>
    </>
  )
}

/** `abcd efgh`: as it is read and typed. */
const inFours = (code: string): string => code.match(/.{1,4}/g)?.join(' ') ?? code
