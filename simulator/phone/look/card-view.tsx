/** A mini program's card: its name, a title, and a picture of five to four. */
import type { ReactNode } from 'react'
import type { Card } from '../control/field'
import { usePhone } from '../device/phone-context'
import { Icon } from './icon'
import './card.css'

type Props = { card: Card; onOpen?: (() => void) | undefined }

export function CardView({ card, onOpen }: Props): ReactNode {
  const { say } = usePhone()
  const inside = (
    <>
      <span className="card__program">
        <span className="card__mark">
          <Icon name="lantern" />
        </span>
        {say('灯愿', 'Lantern')}
      </span>
      <span className="card__title">{card.title}</span>
      <span className="card__picture">
        {card.imageUrl === undefined ? <Icon name="lantern" /> : <img src={card.imageUrl} alt="" />}
      </span>
    </>
  )
  if (onOpen === undefined) return <span className="card">{inside}</span>
  return (
    <button type="button" className="card" onClick={onOpen}>
      {inside}
    </button>
  )
}
