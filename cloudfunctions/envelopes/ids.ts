/** An envelope and its portions name the project that they are booked to, as a gift does, and cannot be guessed. */
import type { Random } from '../app'

const CHANCE_CHARACTERS = 20

export function newEnvelopeId(projectId: string, random: Random): string {
  return `${projectId}E${random.id(CHANCE_CHARACTERS)}`
}

export function newPortionId(projectId: string, random: Random): string {
  return `${projectId}P${random.id(CHANCE_CHARACTERS)}`
}
