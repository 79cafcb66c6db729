import type { Envelope } from '../../../contracts/envelopes'

const words = (zh: string, en: string) => ({ zh, en })

/** A friend's envelope with three projects, of whose ten portions four are open. */
export function anEnvelope(given: Partial<Envelope> = {}): Envelope {
  return {
    envelopeId: 'envelope-1',
    state: 'open',
    portions: 10,
    opened: 4,
    directed: 3,
    directedFen: 3_000,
    split: 'equal',
    blessing: '新岁平安，添一盏灯',
    cover: 'round',
    charityName: words('长桥助老公益服务中心', 'Changqiao Elder Service'),
    defaultProjectId: 'supper001',
    projects: [
      choice('supper001', words('年夜饭，多双筷子', 'One more pair of chopsticks'), 2),
      choice('listen001', words('听得见的家常话', 'Everyday words, heard'), 1),
      { ...choice('bench001', words('河边的椅子', 'A bench by the river'), 0), open: false },
    ],
    endsAt: '2026-12-08T06:32:00Z',
    startedAt: '2026-12-07T06:31:00Z',
    asOf: '2026-12-07T06:40:08Z',
    own: false,
    ...given,
  }
}

function choice(projectId: string, title: { zh: string; en: string }, portions: number) {
  const summary = words('给老人的一件小事', 'A small thing for the old')
  return { projectId, title, summary, cover: 'supper', open: true, portions }
}
