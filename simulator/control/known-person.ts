import type { World } from '../world'
import { ControlError } from './control-error'

/** The person with this openid, or a refusal. */
export const knownPerson = (world: World, openid: string) => {
  const person = world.people.find(openid)
  if (person === undefined)
    throw new ControlError(404, 'NO_SUCH_PERSON', 'There is no such person.')
  return person
}
