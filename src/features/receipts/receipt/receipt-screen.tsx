import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
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
import { Bring } from './bring'
import { receiptCopy } from './copy'
import { Found, Says } from './found'
import './receipt-screen.scss'
import { useReceipt, type Verifying } from './use-receipt'

type Props = { giftId: string | undefined; code: string | undefined }

/** Verifies a receipt in the phone: by a paper's code, from a file, or pasted. */
export function ReceiptScreen({ giftId, code }: Props): ReactNode {
  const copy = useCopy(receiptCopy)
  const verifying = useReceipt(giftId, code)
  return (
    <ThemeRoot title={copy.page}>
      <NavBar title={copy.page} />
      <View className="receipt-page__about">
        <Type strong>{copy.about}</Type>
        <Type size="fact" tone="ink-2" above={4}>
          {copy.aboutMore}
        </Type>
      </View>
      <Body verifying={verifying} />
    </ThemeRoot>
  )
}

function Body({ verifying }: { verifying: Verifying }): ReactNode {
  const copy = useCopy(receiptCopy)
  const { held, verdict, busy, unreadable, bring, again, leave } = verifying
  if (busy) return <Waiting />
  if (!held || !verdict) {
    return (
      <>
        <NotThere verifying={verifying} />
        <Bring onBring={bring} unreadable={unreadable} />
      </>
    )
  }
  return (
    <>
      <Found verdict={verdict} />
      <Says held={held} />
      <View className="receipt-page__ways">
        {verdict.verdict === 'consistent' ? (
          <Button kind="primary" icon="shield" onPress={again}>
            {copy.again}
          </Button>
        ) : null}
        <Button onPress={leave}>{copy.another}</Button>
      </View>
    </>
  )
}

/** The link led to none, or nobody answered. */
function NotThere({ verifying: { trouble, again } }: { verifying: Verifying }): ReactNode {
  const copy = useCopy(receiptCopy)
  const words = useWords()
  if (!trouble) return null
  const none = trouble.kind === 'refused'
  return (
    <Card inPage>
      <Notice tone={none ? 'gold' : 'danger'} icon={none ? 'info' : 'alert'} live>
        {none ? copy.missing : words(trouble.sentence)}
      </Notice>
      {none ? (
        <Type size="fact" tone="ink-2" above={8}>
          {copy.missingText}
        </Type>
      ) : (
        <View className="receipt-page__again">
          <Button onPress={again}>{copy.again}</Button>
        </View>
      )}
    </Card>
  )
}

function Waiting(): ReactNode {
  return (
    <Skeleton>
      <Card inPage>
        <Bone width="40%" height="28px" />
        <Bone width="80%" above="12px" />
      </Card>
      <Card inPage>
        <Bone above="4px" />
        <Bone width="70%" above="16px" />
        <Bone width="80%" above="16px" />
      </Card>
    </Skeleton>
  )
}
