import { aProject } from '../../projects/project.fake'
import { booking, contentOf, emptyLine, formOf } from './form'
import { written } from './form.fake'

const about = { kind: 'progress', corrects: undefined, inFull: false } as const

test('what is whole is saved, and a line without its sum waits on the screen', () => {
  const form = written({
    lines: [
      { ...emptyLine(), line: '运输', amount: '1,234.5', note: ' 三车 ' },
      { ...emptyLine(), line: '被子与床品', amount: '' },
      { ...emptyLine(), line: '被子与床品', amount: '12.345' },
    ],
  })
  expect(contentOf(form, about)).toEqual({
    kind: 'progress',
    title: '第三批',
    text: '送到了。',
    spending: [{ line: '运输', amountFen: 123_450, note: '三车' }],
  })
})

test('what was saved comes back as it was, also where only Chinese was written', () => {
  const content = {
    kind: 'final' as const,
    title: { zh: '都办好了', en: 'All done' },
    text: { zh: '谢谢。', en: '谢谢。' },
    spending: [{ line: '运输', amountFen: 50, vouchers: ['file-1'] }],
    pictures: ['file-2'],
    people: [{ consentOn: '2026-12-01', guardian: true }],
    facesBlurred: true,
    place: '渡口',
    reached: 2_300,
    partners: [{ name: '渡口小学' }],
    surplus: { fen: 0, where: '' },
  }
  const form = formOf(content)
  expect([form.titleEn, form.textEn, form.lines[0]?.amount]).toEqual(['All done', '', '0.50'])
  expect(contentOf(form, { ...about, kind: 'final', inFull: true })).toEqual({
    ...content,
    text: '谢谢。',
  })
})

test('a final report is saved with whom, and what is left', () => {
  const said = written({ alone: true, surplus: '0' })
  expect(contentOf(said, { ...about, inFull: true })).toMatchObject({
    partners: [],
    surplus: { fen: 0, where: '' },
  })
})

test('a correction books only what differs', () => {
  const project = aProject()
  const reporting = {
    next: 'progress' as const,
    daysLeft: 3,
    lateDays: 0,
    finalDueOn: '2027-09-30',
    spentFen: 10_000_000,
    overspentFen: 0,
  }
  expect(booking({ ...project, reporting }, 7_000_000, 'r2')).toEqual({
    cameInFen: 38_642_000,
    spentFen: 10_000_000,
    booksFen: -168_000,
    leftFen: 28_810_000,
    overspent: false,
  })
})
