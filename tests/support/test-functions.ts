/** Functions of every kind and every ending, for tests of the host. */
import { z } from 'zod'
import { type BoundFunction, bind, Serialised } from '../../cloudfunctions/bind'
import { declare } from '../../contracts/declare'
import { refuse } from '../../contracts/errors'

const about = 'For tests.'
const nothing = z.strictObject({})
const anything = z.unknown()

export const testFunctions: readonly BoundFunction[] = [
  bind(
    declare({
      name: 'test.echo',
      who: 'anyone',
      about,
      input: z.looseObject({}),
      result: anything,
      refusals: [],
    }),
    async (_app, caller, given) => ({ given, donorId: caller.donor?.donorId ?? null }),
  ),
  bind(
    declare({
      name: 'test.strict',
      who: 'anyone',
      about,
      input: z.strictObject({
        amountFen: z.int().min(1),
        via: z.strictObject({ scene: z.int() }).optional(),
      }),
      result: anything,
      refusals: [],
    }),
    async (_app, _caller, { amountFen }) => ({ amountFen }),
  ),
  bind(
    declare({
      name: 'test.whoami',
      who: 'donor',
      about,
      input: nothing,
      result: anything,
      refusals: [],
    }),
    async (_app, { donor }) => ({ donorId: donor.donorId, operator: donor.operator }),
  ),
  bind(
    declare({
      name: 'test.rule',
      who: 'operator',
      about,
      input: nothing,
      result: anything,
      refusals: [],
    }),
    async () => ({ ruled: true }),
  ),
  bind(
    declare({
      name: 'test.work',
      who: 'staff',
      about,
      input: nothing,
      result: anything,
      refusals: [],
    }),
    async () => ({ worked: true }),
  ),
  bind(
    declare({
      name: 'test.refuse',
      who: 'anyone',
      about,
      input: nothing,
      result: anything,
      refusals: ['PROJECT_ENDED'],
    }),
    async () => refuse('PROJECT_ENDED', { endedOn: '2026-11-30' }),
  ),
  bind(
    declare({
      name: 'test.crash',
      who: 'anyone',
      about,
      input: nothing,
      result: anything,
      refusals: [],
    }),
    async () => {
      throw new Error('the fault inside')
    },
  ),
  bind(
    declare({
      name: 'test.never',
      who: 'anyone',
      about,
      input: nothing,
      result: anything,
      refusals: [],
    }),
    () => new Promise(() => {}),
  ),
  bind(
    declare({
      name: 'test.ready',
      who: 'anyone',
      about,
      input: nothing,
      result: anything,
      refusals: [],
    }),
    async () => new Serialised<unknown>('{"kept":true}'),
  ),
]
