import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { dayOf } from '../../../../contracts/beijing'
import {
  Button,
  Card,
  clockOf,
  dateWords,
  type Lang,
  Notice,
  Switch,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import './consent-card.scss'
import { privacyCopy } from './copy'
import type { Consent, Consents } from './use-consents'

/** One consent: its switch with when it was last moved, the words it is about, and what hangs on it. */
export function ConsentCard({ of, consents }: { of: Consent; consents: Consents }): ReactNode {
  const copy = useCopy(privacyCopy)
  const words = useWords()
  const { lang } = useLook()
  const { kind, given } = of
  const { saying, said, trouble, say } = consents
  return (
    <Card inPage>
      <Switch
        label={copy.kinds[kind]}
        hint={saying === kind ? undefined : whenOf(of, lang)}
        on={given}
        onChange={(on) => void say(of, on)}
      />
      {trouble?.kind === kind ? (
        <View className="consent__said">
          <Notice tone="danger" live>
            {words(trouble.trouble.sentence)}
          </Notice>
        </View>
      ) : null}
      {said?.kind === kind ? (
        <View className="consent__said">
          <Notice tone="jade" icon="done" live>
            {said.given ? copy.done.given : copy.done[kind]}
          </Notice>
        </View>
      ) : null}
      <Asks of={of} consents={consents} />
      <Type size="fact" tone="ink-2" above={12}>
        {copy.effects[kind]}
      </Type>
    </Card>
  )
}

/** The words that were agreed to, or that would be; newer ones beside them. */
function Asks({ of, consents }: { of: Consent; consents: Consents }): ReactNode {
  const copy = useCopy(privacyCopy)
  const { given, agreedTo, asks } = of
  const read = given && agreedTo ? agreedTo : asks
  const newer = given && agreedTo !== undefined && agreedTo.version < asks.version
  return (
    <View className="consent__text">
      <Words title={given ? copy.agreedTo : copy.asks} text={read} />
      {newer ? (
        <View className="consent__newer">
          <Notice tone="gold" icon="info">
            {copy.newer}
          </Notice>
          <Words title={copy.asks} text={asks} />
          <Button
            small
            busy={consents.saying === of.kind}
            onPress={() => void consents.say(of, true)}
          >
            {copy.agreeToNewer}
          </Button>
        </View>
      ) : null}
    </View>
  )
}

function Words({ title, text }: { title: string; text: Consent['asks'] }): ReactNode {
  const words = useWords()
  return (
    <View className="consent__words">
      <Type size="fact" tone="ink-3">
        {title}
      </Type>
      <Type tone="ink" above={4}>
        {words(text)}
      </Type>
    </View>
  )
}

function whenOf({ given, at }: Consent, lang: Lang): string {
  const copy = privacyCopy[lang]
  if (at === undefined) return copy.never
  const day = dateWords(dayOf(new Date(at)), lang)
  return (given ? copy.givenAt : copy.takenAt)(day, clockOf(at))
}
