/** The public read-only classes, with the fields of `projects.show` (docs/decisions/0003-leancloud-as-a-protocol.md). */
import type { ProjectPages } from './pages'

export type ClassRow = { objectId: string; createdAt: string; updatedAt: string } & Record<
  string,
  unknown
>

export function publicClasses(pages: ProjectPages) {
  return {
    async Project(): Promise<ClassRow[]> {
      const projects = await pages.all()
      return projects.map(({ charity, ...project }) => ({
        ...project,
        objectId: project.projectId,
        charity: { __type: 'Pointer', className: 'Charity', objectId: charity.charityId },
        createdAt: `${project.startsOn}T00:00:00.000Z`,
        updatedAt: project.totals.asOf,
      }))
    },
    async Charity(): Promise<ClassRow[]> {
      const projects = await pages.all()
      const charities = new Map(projects.map(({ charity }) => [charity.charityId, charity]))
      const [first] = projects
      return [...charities.values()].map((charity) => ({
        ...charity,
        objectId: charity.charityId,
        createdAt: `${first?.startsOn}T00:00:00.000Z`,
        updatedAt: first?.totals.asOf ?? '',
      }))
    },
  }
}
