/** The sheet for what the mini program asked; what is done on it is the answer. */
import type { ReactNode } from 'react'
import { cardOf } from '../bridge/frame-address'
import { CashierSheet } from '../sheets/cashier-sheet'
import { ConsentSheet } from '../sheets/consent-sheet'
import { ContractSheet } from '../sheets/contract-sheet'
import { ScanSheet } from '../sheets/scan-sheet'
import { ShareSheet } from '../sheets/share-sheet'
import type { Asked } from './asked'

type Props = { asked: Asked; origin: string; onClosed: () => void; onLost: () => void }

export function AskedSheet({ asked, origin, onClosed, onLost }: Props): ReactNode {
  const { ask } = asked
  const done = (body: unknown) => {
    asked.answer(body)
    onClosed()
  }
  switch (ask.ask) {
    case 'pay':
      return (
        <CashierSheet
          payment={ask.body}
          onDone={(word) => {
            if (word !== 'lost') return done(word)
            onClosed()
            onLost()
          }}
        />
      )
    case 'share':
      return <ShareSheet to={ask.body.to} card={cardOf(ask.body, origin)} onDone={done} />
    case 'subscribe':
      return <ConsentSheet templateIds={ask.body.templateIds} onDone={done} />
    case 'scan':
      return <ScanSheet onDone={done} />
    case 'sign':
      return <ContractSheet invitation={ask.body} onDone={done} />
  }
}
