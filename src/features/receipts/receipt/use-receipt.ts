/** The receipt that the page is about, by its link or as it was brought, and what was found of it. */
import { useEffect, useState } from 'react'
import { readReceipt } from '../../../../contracts/proofs/read'
import type { Receipt, Verdict } from '../../../../contracts/proofs/receipt'
import { call, type Result, type Trouble } from '../../../cloud'
import { verified } from './verified'

/** Brought by hand, a receipt has only what it carries itself. */
export type Held = { receipt: Receipt } & Partial<
  Pick<Result<'receipts.check'>, 'projectTitle' | 'charityName' | 'refundedFen'>
>

export type Verifying = {
  held: Held | undefined
  verdict: Verdict | undefined
  /** Under way: being fetched or verified. */
  busy: boolean
  trouble: Trouble | undefined
  /** What is wrong with what was brought; the name of a field, or empty when it is no receipt at all. */
  unreadable: string | undefined
  bring(text: string): void
  again(): void
  leave(): void
}

export function useReceipt(giftId: string | undefined, code: string | undefined): Verifying {
  const [held, setHeld] = useState<Held>()
  const [verdict, setVerdict] = useState<Verdict>()
  const [trouble, setTrouble] = useState<Trouble>()
  const [unreadable, setUnreadable] = useState<string>()
  const [asked, setAsked] = useState(giftId !== undefined)
  const [tries, setTries] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each try asks anew.
  useEffect(() => {
    if (!asked || giftId === undefined) return undefined
    let here = true
    const link =
      code === undefined
        ? call('receipts.show', { giftId })
        : call('receipts.check', { giftId, code })
    void link.then((answer) => {
      if (!here) return
      setTrouble(answer.ok ? undefined : answer.trouble)
      if (answer.ok) setHeld(answer.value)
      setAsked(false)
    })
    return () => {
      here = false
    }
  }, [asked, giftId, code, tries])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each try verifies anew.
  useEffect(() => {
    if (!held) return undefined
    let here = true
    setVerdict(undefined)
    void verified(held.receipt).then((found) => here && setVerdict(found))
    return () => {
      here = false
    }
  }, [held, tries])

  return {
    held,
    verdict,
    busy: asked || (held !== undefined && verdict === undefined),
    trouble,
    unreadable,
    bring(text) {
      const read = readReceipt(text)
      const fits = 'format' in read
      setUnreadable(fits ? undefined : read.where)
      setHeld(fits ? { receipt: read } : undefined)
    },
    again() {
      setTrouble(undefined)
      setAsked(held === undefined && giftId !== undefined)
      setTries(tries + 1)
    },
    leave() {
      setHeld(undefined)
      setVerdict(undefined)
      setTrouble(undefined)
      setUnreadable(undefined)
    },
  }
}
