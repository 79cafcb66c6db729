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
  const isKnown = (openid: string | undefined) => people.some((one) => one.openid === openid)
  // One who is not known is from another world; a phone that lay there then is somebody's at once.
  const ownerNow = (kept: Owner): Owner => {
    const openid = isKnown(kept.openid) ? kept.openid : people[place - 1]?.openid
    return { look: kept.look, ...(openid !== undefined && { openid }) }
  }
  const [owner, setOwner] = useState(() => ownerNow(keptOwner(localStorage.getItem(key))))
  const [handedTo, setHandedTo] = useState<string>()
  const keep = (next: Owner) => {
    localStorage.setItem(key, JSON.stringify(next))
    setOwner(next)
  }
  const person = people.find(({ openid }) => openid === owner.openid)
  const hand = (openid: string) => {
    setHandedTo(openid)
    keep({ ...owner, openid })
    onPeople()
  }
  if (owner.openid === undefined) return <FirstPerson onPerson={hand} />
  if (person !== undefined && handedTo !== undefined) setHandedTo(undefined)
  if (person === undefined && owner.openid !== handedTo) {
    // The world was exchanged while the page was open.
    setOwner(ownerNow(owner))
    return null
  }
  // Somebody new is not in the list yet.
  if (person === undefined) return <section className="phone" data-theme="light" aria-busy />
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
