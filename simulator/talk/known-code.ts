import { ControlError } from '../control/control-error'
import type { World } from '../world'

/** The mini program code with this id, or a refusal. */
export const knownCode = (world: World, codeId: string) => {
  const code = world.talk.codes.find(codeId)
  if (code === undefined) throw new ControlError(404, 'NO_SUCH_CODE', 'There is no such code.')
  return code
}
