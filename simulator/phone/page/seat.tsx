/** A place on the table: which person's phone lies there, and how it is set, is remembered for each place. */
import { type ReactNode, useState } from 'react'
import type { PhoneSide } from '../bridge/phone-side'
import type { Person } from '../control/field'
import { keptOwner, type Owner } from '../device/look'
import { Phone } from '../device/phone'
import { FirstPerson } from './first-person'

type Props = {
  place: number
  people: Person[]
  nowMs: number
  origin: string | undefined
  side: PhoneSide
  onPeople: () => void
}

export function Seat({ place, people, nowMs, origin, side, onPeople }: Props): ReactNode {
  const key = `lantern-phone-${place}`
  const [owner, setOwner] = useState(() => keptOwner(localStorage.getItem(key)))
  const keep = (next: Owner) => {
    localStorage.setItem(key, JSON.stringify(next))
    setOwner(next)
  }
  // Somebody new may not be in the list yet; an unknown one is from another world.
  const person = people.find(({ openid }) => openid === owner.openid) ?? people[place - 1]
  const hand = (openid: string) => {
    keep({ ...owner, openid })
    onPeople()
  }
  if (person === undefined) return <FirstPerson onPerson={hand} />
  return (
    <Phone
      key={person.openid}
      person={person}
      look={owner.look}
      nowMs={nowMs}
      origin={origin}
      side={side}
      onLook={(look) => keep({ ...owner, look })}
      onPerson={hand}
    />
  )
}
