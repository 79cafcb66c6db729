import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ControlError, parseControl } from '../control/control-error'
import { knownPerson } from '../control/known-person'
import type { World } from '../world'
import { banksSchema } from './bank-book'
import type { Contract } from './contract-book'
import { contractLine, endContract, offerOf, refuseContract, signContract } from './contracts'
import type { Invitation } from './invitation'
import { readInvitation, signingAppSchema } from './invitation'

/** A person's side of debit contracts: what is signed, refused and ended, and what the bank does. */

const personParams = z.object({ openid: z.string() })
const codeParams = z.object({ contractCode: z.string() })
const listQuery = z.strictObject({ openid: z.string().optional() })
const inviteSchema = z.strictObject({
  ...signingAppSchema.shape,
  openid: z.string().optional(),
  extraData: z.unknown(),
})
const actSchema = z.strictObject({
  action: z.enum(['sign', 'refuse', 'end']),
  openid: z.string().optional(),
  /** Only where two merchants use the same code. */
  mchid: z.string().optional(),
  /** What the product handed over, when nobody has brought it yet. */
  extraData: z.unknown().optional(),
})
type Act = z.output<typeof actSchema>

export const papayRoutes = async (app: FastifyInstance, { world }: { world: World }) => {
  app.post('/people/:openid/bank', ({ params, body }) => {
    const { openid } = knownPerson(world, parseControl(personParams, params).openid)
    world.banks.change(openid, parseControl(banksSchema, body))
    return world.banks.of(openid)
  })
  app.get('/people/:openid/bank', ({ params }) =>
    world.banks.of(knownPerson(world, parseControl(personParams, params).openid).openid),
  )

  app.get('/contracts', ({ query }) => {
    const { openid } = parseControl(listQuery, query)
    return world.contracts
      .all()
      .filter((contract) => (openid ?? contract.openid) === contract.openid)
      .map((contract) => contractLine(world, contract))
  })

  app.post('/contracts', ({ body }) => {
    const { openid, extraData } = parseControl(inviteSchema, body)
    if (openid !== undefined) knownPerson(world, openid)
    return offerOf(world, readInvitation(world, extraData, openid))
  })

  app.post('/contracts/:contractCode', ({ params, body }) => {
    const { contractCode } = parseControl(codeParams, params)
    const wish = parseControl(actSchema, body)
    if (wish.action === 'end') return end(world, contractCode, wish)
    const invitation = invitationTo(world, contractCode, wish)
    const openid = signerOf(world, invitation, wish)
    if (wish.action === 'refuse') {
      refuseContract(world, invitation, openid)
      return { return_code: 'FAIL', return_msg: '用户取消签约' }
    }
    const { contractId } = signContract(world, invitation, openid)
    return { return_code: 'SUCCESS', return_msg: '', contract_id: contractId }
  })
}

const invitationTo = (world: World, contractCode: string, wish: Act): Invitation => {
  if (wish.extraData === undefined) {
    return theOne(world, wish, (mchid) => world.invitations.find(mchid, contractCode))
  }
  const invitation = readInvitation(world, wish.extraData, wish.openid)
  if (invitation.contractCode !== contractCode) {
    throw new ControlError(400, 'INVALID_INPUT', 'contract_code: is not the one in the address')
  }
  return invitation
}

/** Whoever was asked, or says so now: nobody signs what another one was asked to. */
const signerOf = (world: World, invitation: Invitation, { openid }: Act) => {
  const signer = openid ?? invitation.openid
  if (signer === undefined) {
    throw new ControlError(400, 'INVALID_INPUT', 'openid: say who signs')
  }
  if (signer !== (invitation.openid ?? signer)) {
    throw new ControlError(403, 'ANOTHER_PERSON', 'Somebody else was asked to sign this.')
  }
  return knownPerson(world, signer).openid
}

const end = (world: World, contractCode: string, wish: Act) => {
  const contract = theOne<Contract>(world, wish, (mchid) =>
    world.contracts.findByCode(mchid, contractCode),
  )
  if (contract.openid !== (wish.openid ?? contract.openid)) {
    throw new ControlError(403, 'ANOTHER_PERSON', 'This contract is somebody else’s.')
  }
  if (contract.ended !== undefined) {
    throw new ControlError(409, 'CONTRACT_ENDED', 'This contract has ended already.')
  }
  endContract(world, contract, 2)
  return contractLine(world, contract)
}

/** Two merchants may use the same code, and then it has to be said whose is meant. */
const theOne = <T>(world: World, { mchid }: Act, find: (mchid: string) => T | undefined): T => {
  const merchants = mchid === undefined ? [...world.keyring.merchants.keys()] : [mchid]
  const [found, another] = merchants.flatMap((one) => find(one) ?? [])
  if (found === undefined) {
    throw new ControlError(404, 'NO_SUCH_CONTRACT', 'There is no contract with this code.')
  }
  if (another !== undefined) {
    throw new ControlError(409, 'WHICH_CONTRACT', 'Two merchants use this code; say mchid too.')
  }
  return found
}
