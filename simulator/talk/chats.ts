import type { Journal } from '../journal'
import type { Card } from './card'

/** Who talks with whom, and what was said, in the order of saying. */

export type Chat = {
  chatId: string
  kind: 'friend' | 'group'
  /** A group's; friends see each other's names instead. */
  title?: string | undefined
  members: string[]
  at: string
}

export type Said = { kind: 'text'; text: string } | { kind: 'card'; card: Card }
export type Line = { lineId: string; chatId: string; from: string; at: string } & Said

/** A chat with its lines. */
export type Thread = { chat: Chat; lines: Line[] }

export const GROUP_MEMBERS_MAX = 50

export type Chats = ReturnType<typeof createChats>

export const createChats = (journal: Journal, nowMs: () => number) => {
  /** In the order in which they were written in. */
  const threads = new Map<string, Thread>()
  const friends = new Map<string, Thread>()
  const lines = new Map<string, Line>()

  const keepChat = (chat: Chat) => {
    const thread: Thread = { chat, lines: [] }
    threads.set(chat.chatId, thread)
    if (chat.kind === 'friend') friends.set(pairOf(chat.members), thread)
    return thread
  }

  const keepLine = (line: Line) => {
    lines.set(line.lineId, line)
    const thread = threads.get(line.chatId)
    if (thread === undefined) return
    thread.lines.push(line)
    threads.delete(line.chatId)
    threads.set(line.chatId, thread)
  }

  const begin = (about: Pick<Chat, 'kind' | 'title' | 'members'>) => {
    const chat = { chatId: `chat-${threads.size + 1}`, ...about, at: isoNow() }
    journal.put('chats', chat.chatId, chat)
    return keepChat(chat)
  }

  const isoNow = () => new Date(nowMs()).toISOString()

  for (const chat of journal.records<Chat>('chats')) keepChat(chat)
  for (const line of journal.records<Line>('lines')) keepLine(line)

  return {
    find: (chatId: string) => threads.get(chatId),
    findLine: (lineId: string) => lines.get(lineId),
    /** A person's, the one that was written in last comes first. */
    of: (openid: string) =>
      [...threads.values()].filter(({ chat }) => chat.members.includes(openid)).reverse(),

    /** What lies in groups, the latest last. */
    inGroups: (): Line[] =>
      [...lines.values()].filter(({ chatId }) => threads.get(chatId)?.chat.kind === 'group'),

    /** The one chat of two friends, whoever begins it. */
    between: (one: string, other: string): Thread =>
      friends.get(pairOf([one, other])) ?? begin({ kind: 'friend', members: [one, other] }),

    group: (title: string, members: string[]): Thread => begin({ kind: 'group', title, members }),

    say({ chat }: Thread, from: string, said: Said): Line {
      const lineId = `line-${lines.size + 1}`
      const line: Line = { lineId, chatId: chat.chatId, from, at: isoNow(), ...said }
      journal.put('lines', lineId, line)
      keepLine(line)
      return line
    },
  }
}

const pairOf = (members: string[]) => [...members].sort().join('\n')
