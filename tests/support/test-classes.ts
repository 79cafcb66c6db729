/** Two public classes with a pointer between them, for tests of queries. */
import type { Classes, ClassRow } from '../../cloudfunctions/host'

const charities = [charity('charity-tea', '青禾（示例）'), charity('charity-sea', '海风（示例）')]

const projects = [
  project('project-a', '2026-01-01', {
    title: { zh: '山里的书桌', en: 'Desks in the hills' },
    cause: 'education',
    goalFen: 5_000_000,
    monthly: true,
    tags: ['school', 'rural'],
    charity: pointerTo('charity-tea'),
  }),
  project('project-b', '2026-02-01', {
    title: { zh: '一碗热汤', en: 'A bowl of soup (50% off)' },
    cause: 'hardship',
    goalFen: 2_000_000,
    monthly: true,
    tags: ['food'],
    charity: pointerTo('charity-sea'),
  }),
  project('project-c', '2026-03-01', {
    title: { zh: '海边的树', en: 'Trees by the sea' },
    cause: 'environment',
    goalFen: 8_000_000,
    monthly: false,
    tags: ['rural', 'trees'],
    recordNumber: '53100000TEST000001',
    charity: pointerTo('charity-sea'),
  }),
  project('project-d', '2026-04-01', {
    title: { zh: '听得见的书', en: 'Books to hear' },
    cause: 'accessibility',
    goalFen: 2_000_000,
    monthly: false,
    tags: [],
    charity: pointerTo('charity-tea'),
  }),
]

export const testClasses: Classes = {
  Project: async () => projects,
  Charity: async () => charities,
}

function project(objectId: string, day: string, fields: Record<string, unknown>): ClassRow {
  return {
    objectId,
    createdAt: `${day}T00:00:00.000Z`,
    updatedAt: `${day}T08:00:00.000Z`,
    ...fields,
  }
}

function charity(objectId: string, name: string): ClassRow {
  const at = '2025-12-01T00:00:00.000Z'
  return { objectId, createdAt: at, updatedAt: at, name: { zh: name, en: objectId } }
}

function pointerTo(objectId: string) {
  return { __type: 'Pointer', className: 'Charity', objectId }
}
