/** Opening and directing over HTTP, as phones ask for it: a session looked up with each call. */
import { headers } from '../support/world'
import {
  type Acknowledged,
  aNight,
  choiceOf,
  envelopeOf,
  largeEnvelope,
  type Night,
  openerId,
  personOf,
  smallOpenings,
} from './envelopes'
import { CALLERS, load, type Request } from './load'
import type { Measured } from './measured'
import { PAYERS } from './platform'
import type { Row } from './rounds'

const ALL_OPENED = '"ENVELOPE_ALL_OPENED"'

/** The second row directs what the first has opened. */
export function openingRows(name: string, product: Measured): Row[] {
  let tokens: string[] = []
  let night: Night
  let opened: Acknowledged[] = []

  function call(path: string, person: number, input: object): Request {
    return { path, headers: headers(tokens[person]), body: JSON.stringify(input) }
  }

  /** So many of the first people open their envelopes. */
  function open(people: number, of: (person: number) => string, callers?: number) {
    const requests = Array.from({ length: people }, (_, person) =>
      call('/1.1/functions/envelopes.open', person, { envelopeId: of(person) }),
    )
    const heard = (person: number, status: number, text: string) => {
      if (status === 200) {
        const { portionId, amountFen } = JSON.parse(text).result
        const envelopeId = of(person)
        opened.push({ envelopeId, portionId, openerId: openerId(person), amountFen })
      } else if (!text.includes(ALL_OPENED)) throw new Error(`envelopes.open answered ${text}`)
    }
    return () => load(product.url, requests, heard, callers)
  }

  return [
    {
      name: `envelopes.open, ${name}, ${CALLERS} callers and a thousand at once`,
      unit: 'requests/s',
      async measure() {
        night = aNight()
        opened = []
        if (tokens.length === 0) {
          tokens = (await product.ask({ do: 'people', count: night.people })).tokens ?? []
        }
        await product.ask({ do: 'send', night, payers: PAYERS })
        const small = smallOpenings(night)
        const loads = [
          open(night.crowd, () => largeEnvelope(night), night.crowd),
          open(small, (person) => envelopeOf(night, person)),
        ]
        const startedMs = performance.now()
        await Promise.all(loads.map((begin) => begin()))
        const aSecond = ((small + night.crowd) * 1_000) / (performance.now() - startedMs)
        await product.ask({ do: 'prove-opened', night, told: opened })
        return aSecond
      },
    },
    {
      name: `envelopes.direct, ${name}`,
      unit: 'requests/s',
      async measure() {
        for (const [index, portion] of opened.entries()) portion.directedTo = choiceOf(index)
        const requests = opened.map(({ portionId, openerId: id, directedTo = '' }) =>
          call('/1.1/functions/envelopes.direct', personOf(id), {
            portionId,
            projectId: directedTo,
          }),
        )
        const { aSecond } = await load(product.url, requests, 200)
        await product.ask({ do: 'prove-directed', night, told: opened })
        return aSecond
      },
    },
  ]
}
