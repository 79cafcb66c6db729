import { z } from 'zod'
import type { Journal } from '../journal'
import type { V2Code } from './v2-error'

/** What a person's bank says to a charge: the next answers in their order, and what it says otherwise. */

const answerSchema = z.enum(['ok', 'no-money', 'limit', 'card'])
export const banksSchema = z.strictObject({
  next: z.array(answerSchema).max(1000).optional(),
  always: answerSchema.optional(),
})
export type BankAnswer = z.output<typeof answerSchema>

type Bank = { openid: string; next: BankAnswer[]; always: BankAnswer }

export type BankBook = ReturnType<typeof createBankBook>

export const createBankBook = (journal: Journal) => {
  const banks = new Map<string, Bank>()
  for (const bank of journal.records<Bank>('banks')) banks.set(bank.openid, bank)

  const of = (openid: string): Bank => banks.get(openid) ?? { openid, next: [], always: 'ok' }
  const save = (bank: Bank) => {
    banks.set(bank.openid, bank)
    journal.put('banks', bank.openid, bank)
  }

  return {
    of,
    /** What is left out stays as it is. */
    change(openid: string, { next, always }: z.output<typeof banksSchema>) {
      const before = of(openid)
      save({ openid, next: next ?? before.next, always: always ?? before.always })
    },
    /** The bank's answer to one charge, which uses up the next of those that wait. */
    ask(openid: string): BankAnswer {
      const bank = of(openid)
      const [answer, ...next] = bank.next
      if (answer === undefined) return bank.always
      save({ ...bank, next })
      return answer
    },
  }
}

export type Failure = { code: V2Code; message: string }

/** How API v2 tells the merchant of an answer; `undefined` when the money is there. */
export const failureOf = (answer: BankAnswer): Failure | undefined => {
  switch (answer) {
    case 'ok':
      return undefined
    case 'no-money':
      return { code: 'NOTENOUGH', message: '用户账户余额不足' }
    case 'limit':
      return { code: 'RULELIMIT', message: '交易金额或次数超出限制' }
    case 'card':
      return { code: 'ACCOUNTERROR', message: '用户账户异常，或银行卡不可用' }
  }
}
