import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import type { Input } from '../../../cloud'
import { aCard, MONDAY } from '../project.fake'
import { ProjectsScreen } from './projects-screen'

type Question = Input<'projects.list'>

const asked: Question[] = []
const willow = aCard({ projectId: 'willow01', cause: 'environment' })
const mockList = (question: Question) => {
  asked.push(question)
  const items = [aCard(), willow].filter(
    ({ cause, monthly }) =>
      (!question.cause || cause === question.cause) && (!question.monthly || monthly),
  )
  return Promise.resolve({
    ok: true,
    value: { items, today: { raisedFen: 0, gifts: 0, asOf: MONDAY } },
  })
}
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (_: string, question: Question) => mockList(question),
}))

async function open(about: { cause?: string; monthly?: boolean } = {}) {
  resetPhone()
  asked.length = 0
  render(<ProjectsScreen {...about} />)
  await act(async () => undefined)
}

const titles = () => screen.queryAllByRole('button', { name: /一床厚被子/ })

test('it opens on the cause that was tapped, and another one is a tap away', async () => {
  await open({ cause: 'environment' })
  expect(screen.getByRole('radio', { name: '自然' }).getAttribute('aria-checked')).toBe('true')
  expect(titles()).toHaveLength(1)
  await act(async () => fireEvent.click(screen.getByRole('radio', { name: '全部' })))
  expect(titles()).toHaveLength(2)
  expect(asked.map(({ cause }) => cause)).toEqual(['environment', undefined])
})

test('a cause that does not exist shows all projects', async () => {
  await open({ cause: 'gold' })
  expect(titles()).toHaveLength(2)
})

test('an empty cause says so and leads on', async () => {
  await open({ cause: 'culture' })
  expect(screen.getByRole('heading', { name: '这里还没有项目' })).toBeTruthy()
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '看全部项目' })))
  expect(titles()).toHaveLength(2)
})

test('of the monthly ones it says what that means', async () => {
  await open({ monthly: true })
  expect(screen.getByText('每月一点，细水长流；随时能改，能歇，能停。')).toBeTruthy()
})

test('a row leads to its project', async () => {
  await open()
  fireEvent.click(titles()[0] ?? document.body)
  expect(trips).toEqual(['/pages/project/index?projectId=quilt001'])
})
