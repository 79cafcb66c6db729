/** What of a pledge is wished otherwise. Pure. */
import type { Pledge } from '../../../../contracts/pledges'
import type { Changes } from '../signing/unsigned'

export type Wish = Pick<Pledge, 'day' | 'hour' | 'projectId' | 'way'>

export function wishOf({ day, hour, projectId, way }: Pledge): Wish {
  return { day, hour, projectId, way }
}

/** Undefined when all is as it was. */
export function changesOf(
  pledge: Pledge,
  { amountFen, day, hour, projectId, way }: Wish & { amountFen: number },
): Changes | undefined {
  const changes: Changes = {
    ...(amountFen !== pledge.amountFen && { amountFen }),
    ...(day !== pledge.day && { day }),
    ...(hour !== pledge.hour && { hour }),
    ...(projectId !== pledge.projectId && { projectId }),
    ...(way !== pledge.way && { way }),
  }
  return Object.keys(changes).length > 0 ? changes : undefined
}
