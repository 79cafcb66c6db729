import { z } from 'zod'
import { asked, pay, showsName, smallRather, startedSchema } from './giving'
import { CallFailed } from './product'
import type { Project, Visit } from './visit'

/** How an envelope is sent into a group, and opened by whoever sees its card. */

const ENVELOPE_PAGE = 'pages/envelope/index'
const PORTIONS = [3, 5, 10, 20] as const
/** The least that the product's page offers for a portion. */
const PORTION_FEN_LEAST = 100
const HOURS = 24
const BLESSINGS = ['愿灯常亮', '这一份，请你来选', '一起做件好事'] as const
/** A card in a group chat. */
const SCENE = 1008
const SIBLINGS_MAX = 11
/** Of a hundred who open one so many choose, and of a hundred of them so many let the sender's choice stand. */
const CHOOSE_PERCENT = 90
const KEEP_PERCENT = 30

/** Refusals that nobody is to blame for: it was open when the page was shown. */
const TOO_LATE = ['ENVELOPE_ALL_OPENED', 'ENVELOPE_ENDED']

const envelopeStartedSchema = startedSchema.extend({ envelopeId: z.string() })
const shareSchema = z.object({ shareId: z.string() })
const envelopeSchema = z.object({
  state: z.string(),
  portions: z.int(),
  opened: z.int(),
  /** One's own. */
  portion: z.object({}).optional(),
  projects: z.array(z.object({ projectId: z.string(), open: z.boolean() })),
  defaultProjectId: z.string(),
})
const portionSchema = z.object({ portionId: z.string() })
const nothing = z.object({})

/** Reads a project, shares a sum of its charity among friends, pays, and puts the card into a group. */
export const sendEnvelope = async (visit: Visit): Promise<void> => {
  const project = visit.pickOpen()
  if (project === undefined) return visit.read(visit.pick(visit.projects))
  await visit.read(project)
  const totalFen = smallRather(visit, project)
  const blessing = visit.pick(BLESSINGS)
  const envelope = {
    ...asked(visit),
    defaultProjectId: project.projectId,
    projectIds: siblingsOf(visit, project),
    totalFen,
    portions: Math.max(1, Math.min(visit.pick(PORTIONS), Math.floor(totalFen / PORTION_FEN_LEAST))),
    split: visit.pick(['equal', 'random']),
    blessing,
    hours: HOURS,
    ...(showsName(visit) && { showName: true, name: visit.name }),
  }
  const started = await visit.run('envelopes.start', envelope, envelopeStartedSchema)
  await pay(visit, started, totalFen)
  const path = `${ENVELOPE_PAGE}?envelopeId=${started.envelopeId}`
  const { shareId } = await visit.run('shares.start', { path }, shareSchema)
  visit.sendIntoGroup({ title: `「${blessing}」`, path: `${path}&shareId=${shareId}` })
  visit.did.sent()
}

/**
 * Taps an envelope's card, looks, opens a portion and says where it goes. What lies in the groups by then hangs
 * on others' haste, so a seed repeats how many choices are drawn here and not what they meet.
 */
export const openEnvelope = async (visit: Visit): Promise<void> => {
  const [which, whether, where] = [visit.chance(), visit.chance(), visit.chance()]
  // The latest rather: it stands where the chat opens.
  const { envelopeId, shareId } = drawn(visit.groupCards(ENVELOPE_PAGE), which * which) ?? {}
  if (envelopeId === undefined) return
  if (shareId !== undefined) await visit.run('shares.open', { shareId, scene: SCENE }, nothing)
  const envelope = await visit.run('envelopes.show', { envelopeId }, envelopeSchema)
  visit.did.read()
  if (envelope.portion !== undefined) return
  if (envelope.state !== 'open' || envelope.opened >= envelope.portions) return visit.did.late()
  const portion = await inTime(visit, 'envelopes.open', { envelopeId })
  if (portion === undefined) return
  visit.did.opened()
  if (whether * 100 >= CHOOSE_PERCENT) return
  const { defaultProjectId, projects } = envelope
  const others = projects.filter(({ projectId, open }) => open && projectId !== defaultProjectId)
  const other = drawn(others, (where * 100 - KEEP_PERCENT) / (100 - KEEP_PERCENT))
  const { portionId } = portion
  const projectId = other?.projectId ?? defaultProjectId
  if ((await inTime(visit, 'envelopes.direct', { portionId, projectId })) !== undefined) {
    visit.did.directed()
  }
}

/** Undefined when it is over meanwhile, which is nobody's fault. */
const inTime = async (visit: Visit, name: string, input: object) => {
  try {
    return await visit.run(name, input, portionSchema)
  } catch (error) {
    if (!(error instanceof CallFailed && TOO_LATE.includes(error.refusal ?? ''))) throw error
    visit.did.late()
    return undefined
  }
}

/** Other projects of the same charity that take gifts now: the money is with that charity. */
const siblingsOf = ({ projects }: Visit, { projectId, charityName }: Project) =>
  projects
    .filter((other) => other.openness.open && other.charityName.zh === charityName.zh)
    .map((other) => other.projectId)
    .filter((other) => other !== projectId)
    .slice(0, SIBLINGS_MAX)

/** The thing at this share of them; none when the share is below 0, or when there are none. */
const drawn = <T>(things: readonly T[], share: number): T | undefined =>
  things[Math.floor(share * things.length)]
