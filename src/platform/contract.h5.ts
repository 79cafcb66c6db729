import type { ContractInvitation } from '../../contracts/pledges'
import { askPhone, phone } from './bridge.h5'
import type { SignContract } from './contract'
import { type ContractWord, contractWordIn } from './contract-word'
import { partsOf } from './phone.h5'
import { person, simulatorAddress } from './simulator.h5'
import { openOver } from './simulator-page.h5'

/** The phone's own sheet, or the simulator's page over that of a plain browser. */
export const signContract: SignContract = async (invitation) => {
  try {
    return phone ? await askForSigning(invitation) : await openSigning(invitation)
  } catch {
    return 'cancelled'
  }
}

async function askForSigning({
  appId,
  path,
  extraData,
}: ContractInvitation): Promise<ContractWord> {
  const said = await askPhone('sign', { appId, path, extraData })
  return said === 'cancelled' ? said : contractWordIn(said.extraData)
}

async function openSigning({ contractCode, extraData }: ContractInvitation): Promise<ContractWord> {
  const [simulator, openid] = await Promise.all([simulatorAddress(), person()])
  const back = { openid, return: `${window.location.origin}/` }
  const query = new URLSearchParams({ ...extraData, ...back })
  return openOver<ContractWord>({
    page: new URL(`/contract?${query}`, simulator),
    title: '模拟签约 · Simulated signing',
    leave: '离开签约页 · Leave the signing page',
    left: 'cancelled',
    wordIn(data) {
      const { type, contractCode: of, extraData: said } = partsOf(data)
      if (type !== 'lantern-simulator:contract' || of !== contractCode) return undefined
      return contractWordIn(said)
    },
  })
}
