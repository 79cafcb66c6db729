import { bodies } from '../../../ui/lantern/bodies'
import { type Pen, trace } from './trace'

function traced(d: string): string {
  const said: string[] = []
  const note =
    (name: string) =>
    (...numbers: number[]): void =>
      void said.push([name, ...numbers].join(' '))
  const pen: Pen = {
    beginPath: note('begin'),
    moveTo: note('M'),
    lineTo: note('L'),
    bezierCurveTo: note('C'),
    closePath: note('Z'),
  }
  trace(pen, d)
  return said.join(', ')
}

test('a path goes where it says, with each way to say it', () => {
  expect(traced('M1 2L3 4H5V-6C1 1 2 2 -3 -4Z')).toBe(
    'begin, M 1 2, L 3 4, L 5 4, L 5 -6, C 1 1 2 2 -3 -4, Z',
  )
})

test('numbers need no space before a minus, and curves go on without their letter', () => {
  expect(traced(bodies.round.outline)).toBe(
    'begin, M -21 0, C -52 9 -52 71 -21 80, L 21 80, C 52 71 52 9 21 0, Z',
  )
  expect(traced('M0 0C1 1 2 2 3 3 4 4 5 5 6 6')).toBe('begin, M 0 0, C 1 1 2 2 3 3, C 4 4 5 5 6 6')
})
