import type { Card } from '../talk/card'
import { GROUP_MEMBERS_MAX, type Thread } from '../talk/chats'
import { say } from '../talk/conversation'
import { enterOptions } from '../talk/page-path'
import type { World } from '../world'
import type { PasserBy } from './passers-by'

/**
 * Where a crowd's cards lie: group chats, each begun by the first card in it. Who was in the chat app before the
 * crowd belongs to the first of them, so that a phone shows what comes.
 */
export type Groups = ReturnType<typeof createGroups>

/** Of the people who were there before, as many as leave room for a crowd. */
const OTHERS_MAX = 10
const PASSERS_BY_MAX = GROUP_MEMBERS_MAX - OTHERS_MAX
/** Nobody scrolls further back. */
const CARDS_SEEN_MAX = 100

export const createGroups = (world: World, passersBy: readonly PasserBy[]) => {
  const others = world.people
    .all()
    .filter(({ isPasserBy }) => !isPasserBy)
    .slice(-OTHERS_MAX)
    .map(({ openid }) => openid)
  const placeOf = new Map(passersBy.map(({ openid }, place) => [openid, place]))
  const begun = new Map<number, Thread>()

  const groupOf = (openid: string): Thread => {
    const number = Math.floor((placeOf.get(openid) ?? 0) / PASSERS_BY_MAX)
    const there = begun.get(number)
    if (there !== undefined) return there
    const first = number * PASSERS_BY_MAX
    const members = passersBy.slice(first, first + PASSERS_BY_MAX).map((one) => one.openid)
    if (number === 0) members.push(...others)
    const group = world.talk.chats.group(`路人群 ${number + 1}`, members)
    begun.set(number, group)
    return group
  }

  return {
    send(openid: string, card: Card): void {
      say(world, groupOf(openid), openid, { kind: 'card', card })
    },

    /** Of all groups, since what lies in one is passed on to others. */
    cardsTo: (page: string, openid: string): Record<string, string>[] =>
      world.talk.chats
        .inGroups()
        .filter((line) => line.from !== openid)
        .flatMap((line) => (line.kind === 'card' ? enterOptions(line.card.path) : []))
        .filter(({ path }) => path === page)
        .slice(-CARDS_SEEN_MAX)
        .map(({ query }) => query)
        .reverse(),
  }
}
