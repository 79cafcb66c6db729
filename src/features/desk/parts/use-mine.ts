/** Where one works, asked once a page and known from the last one meanwhile. */
import { type Asked, call, type Result, useAnswer } from '../../../cloud'

export type Mine = Result<'staff.mine'>

/** A charity at whose desk one is: one's own, or any that an operator has entered. */
export type AtCharity = Pick<Mine['charities'][number], 'charityId' | 'name'> & {
  role: Mine['charities'][number]['role'] | 'operator'
}

let known: Mine | undefined

export function useMine(): Asked<Mine> {
  const asked = useAnswer('staff.mine', async () => {
    const answer = await call('staff.mine', {})
    if (answer.ok) known = answer.value
    return answer
  })
  return { ...asked, value: asked.value ?? known }
}

/** Whether one may do what an owner of it may: invite, change the charity, close a project. */
export function answersFor(mine: Mine | undefined, charityId: string): boolean {
  if (!mine) return false
  const own = mine.charities.find((one) => one.charityId === charityId)
  return mine.operator || own?.role === 'owner'
}

/** Whether one may write its projects and publish them: all but finance. */
export const writesProjects = ({ role }: AtCharity, operator: boolean): boolean =>
  operator || role !== 'finance'

/** Whether one works there, in whatever role, or is an operator, who comes in everywhere. */
export const comesIn = (mine: Mine, charityId: string): boolean =>
  mine.operator || mine.charities.some((one) => one.charityId === charityId)
