/** The person's debit contracts, as the payment service lists them: each is ended with two taps. */
import { type ReactNode, useState } from 'react'
import { act, sentenceOf } from '../control/control'
import type { Contract } from '../control/field'
import { useFresh } from '../control/use-fresh'
import { usePhone } from '../device/phone-context'

export function ContractList(): ReactNode {
  const { person, say } = usePhone()
  const path = `/contracts?openid=${encodeURIComponent(person.openid)}`
  const { value, again } = useFresh<Contract[]>(path)
  const [asked, setAsked] = useState<string>()
  const [error, setError] = useState<string>()
  const signed = value?.filter(({ state }) => state === 'signed') ?? []
  if (signed.length === 0) return null

  const end = async ({ contractCode, mchid }: Contract) => {
    setError(undefined)
    try {
      await act(`/contracts/${contractCode}`, { action: 'end', openid: person.openid, mchid })
      again()
    } catch (failure) {
      setError(sentenceOf(failure))
    }
  }
  const press = (contract: Contract) => {
    if (asked !== contract.contractId) return setAsked(contract.contractId)
    setAsked(undefined)
    void end(contract)
  }

  return (
    <fieldset className="choice">
      <legend>{say('自动扣款', 'Charged by contract')}</legend>
      <ul className="rows">
        {signed.map((contract) => (
          <li key={contract.contractId}>
            <div className="row">
              <span className="row__words">
                <span className="row__title">{contract.payee}</span>
                <span className="row__line">{contract.displayAccount}</span>
                <span className="row__line">{contract.signedAt.slice(0, 10)}</span>
              </span>
              <button type="button" className="ending" onClick={() => press(contract)}>
                {asked === contract.contractId
                  ? say('确定结束', 'Yes, end it')
                  : say('结束', 'End')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {error !== undefined && (
        <p className="trouble" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
