/** What is still to happen, soonest first: a binary heap, so that a thousand waiting retries cost little. */

type Task = { dueMs: number; work: () => void | Promise<void> }

type Entry = Task & { order: number }

type Agenda = {
  add(task: Task): void
  nextDueMs(): number | undefined
  /** Takes the soonest task that is due at `nowMs`; of two due together, the one that was planned first. */
  takeDue(nowMs: number): Task | undefined
}

export const createAgenda = (): Agenda => {
  const heap: Entry[] = []
  let planned = 0

  const add = (task: Task) => {
    planned += 1
    heap.push({ ...task, order: planned })
    rise(heap, heap.length - 1)
  }

  const takeDue = (nowMs: number) => {
    const first = heap[0]
    if (first === undefined || first.dueMs > nowMs) return undefined
    const last = heap.pop()
    if (last !== undefined && heap.length > 0) {
      heap[0] = last
      sink(heap)
    }
    return first
  }

  return { add, takeDue, nextDueMs: () => heap[0]?.dueMs }
}

const rise = (heap: Entry[], from: number) => {
  let index = from
  while (index > 0) {
    const parent = (index - 1) >> 1
    if (!swapIfSooner(heap, index, parent)) return
    index = parent
  }
}

const sink = (heap: Entry[]) => {
  let index = 0
  while (index < heap.length) {
    const left = 2 * index + 1
    const right = left + 1
    const child = isSooner(heap[right], heap[left]) ? right : left
    if (!swapIfSooner(heap, child, index)) return
    index = child
  }
}

const swapIfSooner = (heap: Entry[], lower: number, upper: number) => {
  const [below, above] = [heap[lower], heap[upper]]
  if (below === undefined || above === undefined || !isSooner(below, above)) return false
  heap[lower] = above
  heap[upper] = below
  return true
}

const isSooner = (one: Entry | undefined, other: Entry | undefined) => {
  if (one === undefined || other === undefined) return false
  return one.dueMs === other.dueMs ? one.order < other.order : one.dueMs < other.dueMs
}
