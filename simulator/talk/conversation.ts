import { ControlError } from '../control/control-error'
import { knownPerson } from '../control/known-person'
import type { World } from '../world'
import type { Line, Said, Thread } from './chats'
import type { Notice } from './notices'
import { NOTICES_CHAT_ID, NOTICES_TITLE, noticesOf } from './notices'

/** A chat as one of its members has it on the phone: with a friend, in a group, or the service notices. */
export type Conversation = {
  chatId: string
  kind: 'friend' | 'group' | 'notices'
  title: string
  members: { openid: string; name: string }[]
  lines: readonly (Line | Notice)[]
  /** When it last changed. */
  at: string
}

const LINES_SHOWN_MAX = 200

/** Everything that a person has, newest first. */
export const conversationsOf = (world: World, openid: string): Conversation[] => {
  const chats = world.talk.chats.of(openid).map((thread) => seenBy(world, thread, openid))
  const notices = noticeConversation(world, openid)
  const all = notices.lines.length === 0 ? chats : [...chats, notices]
  return all.sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
}

/** One of them; refused to whoever does not belong to it. */
export const conversationOf = (world: World, chatId: string, openid: string): Conversation => {
  knownPerson(world, openid)
  if (chatId === NOTICES_CHAT_ID) return noticeConversation(world, openid)
  return seenBy(world, threadOf(world, chatId, openid), openid)
}

/** A chat that this person may write in. */
export const threadOf = (world: World, chatId: string, openid: string): Thread => {
  knownPerson(world, openid)
  if (chatId === NOTICES_CHAT_ID)
    throw new ControlError(403, 'NOT_WRITABLE', 'Nobody writes among the notices.')
  const thread = world.talk.chats.find(chatId)
  if (thread === undefined) throw new ControlError(404, 'NO_SUCH_CHAT', 'There is no such chat.')
  if (!thread.chat.members.includes(openid)) {
    throw new ControlError(403, 'NOT_A_MEMBER', 'Only members read and write here.')
  }
  return thread
}

/** Says it, and lets onlookers know of a card. */
export const say = (world: World, thread: Thread, openid: string, said: Said): Line => {
  const line = world.talk.chats.say(thread, openid, said)
  if (line.kind === 'card') {
    const { title, path } = line.card
    world.note('card', { openid, title, path, chatId: line.chatId, lineId: line.lineId })
  }
  return line
}

/** The lines after one, or the latest when none is said. */
export const linesAfter = ({ lines }: Conversation, lineId: string | undefined) => {
  if (lineId === undefined) return lines.slice(-LINES_SHOWN_MAX)
  const first = placeOf(lines, lineId) + 1
  return lines.slice(first, first + LINES_SHOWN_MAX)
}

/** Lines of others that came after the last one read. */
export const unreadIn = (world: World, { chatId, lines }: Conversation, openid: string) => {
  const mark = world.talk.readingMarks.of(chatId, openid)
  const unread = mark === undefined ? lines : lines.slice(placeOf(lines, mark) + 1)
  return unread.filter((line) => line.kind === 'notice' || line.from !== openid).length
}

/** A mark never goes back. */
export const markRead = (
  world: World,
  { chatId, lines }: Conversation,
  openid: string,
  lineId: string,
) => {
  const place = placeOf(lines, lineId)
  const mark = world.talk.readingMarks.of(chatId, openid)
  if (mark !== undefined && place <= placeOf(lines, mark)) return
  world.talk.readingMarks.put({ chatId, openid, lineId })
}

const placeOf = (lines: Conversation['lines'], lineId: string) => {
  const place = lines.findIndex((line) => line.lineId === lineId)
  if (place < 0) throw new ControlError(404, 'NO_SUCH_LINE', 'There is no such line in this chat.')
  return place
}

const seenBy = (world: World, { chat, lines }: Thread, openid: string): Conversation => {
  const members = chat.members.map((openid) => world.people.find(openid) ?? aPasserBy(openid))
  const friend = members.find((member) => member.openid !== openid)
  return {
    chatId: chat.chatId,
    kind: chat.kind,
    title: chat.title ?? friend?.name ?? '',
    members: members.map(({ openid, name }) => ({ openid, name })),
    lines,
    at: lines.at(-1)?.at ?? chat.at,
  }
}

/** Of a crowd that has not come yet, or that was forgotten at a restart. */
const aPasserBy = (openid: string) => ({ openid, name: '路人' })

const noticeConversation = (world: World, openid: string): Conversation => {
  const lines = noticesOf(world.messages, openid)
  const { name } = knownPerson(world, openid)
  return {
    chatId: NOTICES_CHAT_ID,
    kind: 'notices',
    title: NOTICES_TITLE,
    members: [{ openid, name }],
    lines,
    at: lines.at(-1)?.at ?? '',
  }
}
