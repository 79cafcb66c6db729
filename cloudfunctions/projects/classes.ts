/** The public read-only classes, with the fields of `projects.show` (docs/decisions/0003-leancloud-as-a-protocol.md). */
import type { ProjectPages } from './pages'
import type { Dated } from './rows'

export type ClassRow = { objectId: string; createdAt: string; updatedAt: string } & Record<
  string,
  unknown
>

export function publicClasses(pages: ProjectPages) {
  return {
    async Project(): Promise<ClassRow[]> {
      return (await pages.projects()).map(({ of: { charity, ...project }, ...dates }) => ({
        ...project,
        charity: { __type: 'Pointer', className: 'Charity', objectId: charity.charityId },
        objectId: project.projectId,
        ...timesOf(dates),
      }))
    },
    async Charity(): Promise<ClassRow[]> {
      return (await pages.charities()).map(({ of: charity, ...dates }) => ({
        ...charity,
        objectId: charity.charityId,
        ...timesOf(dates),
      }))
    },
  }
}

function timesOf({ createdAt, updatedAt }: Omit<Dated<unknown>, 'of'>) {
  return { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() }
}
