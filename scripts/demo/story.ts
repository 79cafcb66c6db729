/**
 * The story of `npm run demo`, a week long: a family and old classmates, three of whom give, one of them
 * through another's card and one of them monthly. It is told through the control interface and the product's own functions, so
 * that the books hold it as they would hold real days. All people are invented.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { SIMULATED_TEMPLATES } from '../../cloudfunctions/notices'
import { type Day, dayOf } from '../../contracts/beijing'
import { pages } from '../../contracts/pages'
import { type Addresses, aHand, type Control, controlOf, type Hand } from './hand'

export const STORY_DAYS = 6
/** Of whom the story tells first; on the phones too. */
export const FIRST_PERSON = '阿青（示例）'

const DAY_MS = 86_400_000
const FAMILY = '一家人'
const CLASSMATES = '三班的同学'

type Told = {
  people: string[]
  groups: string[]
  gifts: number
  /** Who gives monthly, and what the product says of it in the statement of that year. */
  monthly: { name: string; year: number; gifts: number; standsFen: number; nextOn: string }
}

/** Moves the clock to `untilMs`, and there in steps of a day: it must begin `STORY_DAYS` before. */
export async function tellStory(story: Addresses & { untilMs: number }): Promise<Told> {
  const control = controlOf(story)
  const [qing, lin, grandma] = [
    await aHand(story, FIRST_PERSON),
    await aHand(story, '小林（示例）'),
    await aHand(story, '外婆（示例）'),
  ]
  const begin = (title: string, members: Hand[]) =>
    control<{ chatId: string }>('/chats', { title, members: members.map(({ openid }) => openid) })
  const family = sayingIn(control, (await begin(FAMILY, [grandma, qing, lin])).chatId)
  const classmates = sayingIn(control, (await begin(CLASSMATES, [lin, qing])).chatId)
  const daysBefore = (days: number) =>
    control('/clock', { to: new Date(story.untilMs - days * DAY_MS).toISOString() })

  await family(grandma, '这周降温，你们都添件衣服。')
  await family(qing, '外婆放心，我把厚被子拿出来了。')
  await classmates(lin, '三班的，好久没聊了，都还好吗？')

  await daysBefore(5)
  await acceptMessages(control, qing)
  await qing.give('quilt001', 5200, {
    showName: true,
    name: '阿青',
    message: '想起小时候外婆缝的被子',
  })
  const { shareId } = await qing.call('shares.start', { path: projectPath('quilt001') })
  await family(qing, '我给山里的孩子捐了一床被子的份子，你们看看这个项目。')
  const card = await control<{ lineId: string }>(`/chats/${family.chatId}/lines`, {
    openid: qing.openid,
    card: {
      title: '一床被子，山里的冬天（示例）',
      path: `${projectPath('quilt001')}&shareId=${shareId}`,
      imageUrl: picture('education'),
    },
  })
  const { pledgeId } = await lin.call('pledges.start', {
    key: randomBytes(12).toString('base64url'),
    projectId: 'books001',
    amountFen: 1000,
    day: Number(dayOf(new Date(story.untilMs - 3 * DAY_MS)).slice(-2)),
    first: 'on-day',
    way: 'reminder',
  })

  await daysBefore(4)
  // Grandmother opens the card in the group and gives through it.
  const { scene } = await control<{ scene: number }>(`/people/${grandma.openid}/openings`, {
    from: { lineId: card.lineId },
  })
  await grandma.call('shares.open', { shareId, scene })
  await grandma.give('quilt001', 2000, { via: { shareId, scene } })
  await family(grandma, '我也捐了二十块，字大，看得清楚。')
  await family(lin, '外婆厉害！')

  await daysBefore(2)
  // The evening before, a reminder came.
  await lin.payMonth(pledgeId)
  await classmates(qing, '都好！你那个书屋的项目我看到了。')
  await classmates(lin, '对，讲清楚了钱用在哪儿，我每个月捐一份。')
  await control('/moments', {
    openid: lin.openid,
    card: {
      title: '给乡村书屋添一本书（示例）',
      path: pages.project,
      query: 'projectId=books001&channel=moments',
      imageUrl: picture('moments'),
    },
  })

  await daysBefore(1)
  await qing.give('books001', 2000, { via: { channel: 'moments', scene: 1154 } })
  await classmates(qing, '跟了一份，等他们的进展报告。')
  await daysBefore(0)
  await family(grandma, '今天太阳好，记得晒被子。')
  return {
    people: [qing, lin, grandma].map(({ name }) => shortOf(name)),
    groups: [FAMILY, CLASSMATES].map((title) => `「${title}」`),
    gifts: 4,
    monthly: await monthlyOf(lin, pledgeId, dayOf(new Date(story.untilMs - 2 * DAY_MS))),
  }
}

async function monthlyOf({ name, call }: Hand, pledgeId: string, paidOn: Day) {
  const year = Number(paidOn.slice(0, 4))
  const { items, standsFen } = await call('pledges.statement', { year })
  const { nextOn = '' } = await call('pledges.show', { pledgeId })
  return { name: shortOf(name), year, gifts: items.length, standsFen, nextOn }
}

/** As the story calls them: that they are examples is said once. */
function shortOf(name: string): string {
  return name.replace('（示例）', '')
}

/** Accepts a message of each kind that this story tells, on the phone and in the product. */
async function acceptMessages(control: Control, { openid, call }: Hand): Promise<void> {
  const { gift_settled: ownGift, friend_gave: friendGave } = SIMULATED_TEMPLATES
  const templateIds = [ownGift, friendGave].flatMap((template) => template?.templateId ?? [])
  await control(`/people/${openid}/accept-messages`, { templateIds })
  await call('notices.allow', {
    key: randomBytes(12).toString('base64url'),
    accepted: templateIds,
  })
}

function sayingIn(control: Control, chatId: string) {
  const say = ({ openid }: Hand, text: string) =>
    control(`/chats/${chatId}/lines`, { openid, text })
  return Object.assign(say, { chatId })
}

function projectPath(projectId: string): string {
  return `${pages.project}?projectId=${projectId}`
}

/** A card's picture as the mini program's package has it. */
function picture(name: string): string {
  const file = resolve(__dirname, `../../src/assets/share/${name}.jpg`)
  return `data:image/jpeg;base64,${readFileSync(file).toString('base64')}`
}
