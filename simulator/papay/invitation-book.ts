import { ControlError } from '../control/control-error'
import type { Journal } from '../journal'
import type { Invitation } from './invitation'

/** Who was asked to sign what, until somebody does or does not, and after. */

export type InvitationBook = ReturnType<typeof createInvitationBook>

export const createInvitationBook = (journal: Journal) => {
  const byCode = new Map<string, Invitation>()
  const codeOfSerial = new Map<string, string>()

  const index = (invitation: Invitation) => {
    const { mchid, contractCode, requestSerial } = invitation
    byCode.set(keyOf(mchid, contractCode), invitation)
    codeOfSerial.set(keyOf(mchid, requestSerial), contractCode)
  }

  for (const invitation of journal.records<Invitation>('invitations')) index(invitation)

  return {
    /** @throws ControlError `SERIAL_USED` when its serial belongs to another contract. */
    add(invitation: Invitation) {
      const { mchid, contractCode, requestSerial } = invitation
      const known = codeOfSerial.get(keyOf(mchid, requestSerial)) ?? contractCode
      if (known !== contractCode) {
        throw new ControlError(
          400,
          'SERIAL_USED',
          '请求序列号重复 · Another contract has this request_serial.',
        )
      }
      index(invitation)
      journal.put('invitations', keyOf(mchid, contractCode), invitation)
    },
    find: (mchid: string, contractCode: string) => byCode.get(keyOf(mchid, contractCode)),
  }
}

const keyOf = (mchid: string, what: string) => `${mchid}\n${what}`
