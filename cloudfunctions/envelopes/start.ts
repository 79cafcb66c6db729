/** An envelope is frozen with its gift, and paid as any gift is. */
import type { ParsedOf } from '../../contracts/declare'
import type { EnvelopeCover } from '../../contracts/envelope-covers'
import { envelopesStart } from '../../contracts/envelopes'
import { isRefusal, type Refusal, refuse } from '../../contracts/errors'
import type { App } from '../app'
import { bind, type Donor } from '../bind'
import { sql } from '../db'
import {
  agreeByName,
  checkText,
  type FreezeRow,
  type FrozenGift,
  freezeColumns,
  type GiftTerms,
  noted,
  payFor,
  requestOf,
} from '../gifts'
import { newEnvelopeId } from './ids'
import { splitFen } from './split'

type StartEnvelope = ParsedOf<typeof envelopesStart>

const SEED_CHARACTERS = 20
const PLAIN_COVER: EnvelopeCover = 'round'

export const startEnvelope = bind(envelopesStart, async (app, { donor }, input) => {
  const terms: GiftTerms = {
    ...input,
    projectId: input.defaultProjectId,
    amountFen: input.totalFen,
  }
  const words = [input.showName ? input.name : undefined, input.blessing]
  const textChecked = await checkText(app, donor, input.key, words)
  if (isRefusal(textChecked)) return noted(app, terms, textChecked)

  const frozen = await freezeEnvelope(
    app,
    donor,
    input,
    requestOf(app, donor, terms, {
      textChecked,
      around: termsOf(input),
    }),
  )
  if (isRefusal(frozen)) return noted(app, terms, frozen)
  const { envelopeId, gift } = frozen
  await agreeByName(app, donor, input, gift)
  const cashier = await payFor(app, donor, terms, gift)
  return isRefusal(cashier) ? cashier : { envelopeId, ...cashier }
})

async function freezeEnvelope(
  app: App,
  { donorId }: Donor,
  input: StartEnvelope,
  request: ReturnType<typeof requestOf>,
): Promise<{ envelopeId: string; gift: FrozenGift } | Refusal> {
  const { defaultProjectId, totalFen, portions, split, hours } = input
  const seed = app.random.id(SEED_CHARACTERS)
  const wrapped = {
    id: newEnvelopeId(defaultProjectId, app.random),
    project_ids: choicesOf(input),
    split,
    seed,
    amounts_fen: splitFen(totalFen, { portions, split, seed }),
    blessing: input.blessing || null,
    cover: input.cover ?? PLAIN_COVER,
    hours,
    video_id: input.videoId ?? null,
    refused: (await app.scenes.sendEnvelopes()) ? null : 'NO_ENVELOPES_TODAY',
  }
  const { refused, detail, envelopeId, ...gift } = await app.db.one<
    FreezeRow & { envelopeId: string | null }
  >(sql`
    select ${freezeColumns}, f.envelope_id as "envelopeId"
    from freeze_envelope(${JSON.stringify(request)}::jsonb, ${JSON.stringify(wrapped)}::jsonb,
      ${app.clock.now()}) f`)
  if (refused !== null) return refuse(refused, detail ?? {})
  if (envelopeId === null) throw new Error(`the gift of ${donorId}’s envelope has no envelope`)
  return { envelopeId, gift }
}

/** Its own project first; which others, in the order in which they were named. */
function choicesOf({ defaultProjectId, projectIds }: StartEnvelope): string[] {
  return [defaultProjectId, ...projectIds.filter((id) => id !== defaultProjectId)]
}

/** What makes it another envelope, beside its gift. */
function termsOf(input: StartEnvelope): unknown[] {
  const { portions, split, blessing, cover, hours, videoId } = input
  const drawn = [blessing || null, cover ?? null, hours]
  return ['envelope', choicesOf(input), portions, split, ...drawn, videoId ?? null]
}
