/** The projects of a scene: its own that take gifts; where none does, others of its causes. */
import { type Project, ProjectCard } from '../../contracts/projects'
import type { Scene } from '../../contracts/scenes/schema'

const OTHERS_MAX = 3

export function projectsFor(scene: Scene, all: readonly Project[]): ProjectCard[] {
  const open = all.filter(({ openness }) => openness.open)
  const own = scene.projects.flatMap((id) => open.find(({ projectId }) => projectId === id) ?? [])
  const chosen =
    own.length > 0
      ? own
      : open.filter(({ cause }) => scene.causes.includes(cause)).slice(0, OTHERS_MAX)
  return chosen.map((project) => ProjectCard.parse(project))
}
