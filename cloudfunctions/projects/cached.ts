/**
 * Keeps what a loader gave for a moment, so that a spike of readers costs one read. Readers who come
 * while it is loading wait for the same load. `elapsedMs` is a steady clock, not business time.
 */
export function cached<Value>(deps: {
  keepMs: number
  entriesMax: number
  elapsedMs: () => number
  load: (key: string) => Promise<Value>
}): { get(key: string): Promise<Value>; forget(key?: string): void } {
  let entries = new Map<string, { until: number; value: Promise<Value> }>()
  return {
    get(key) {
      const now = deps.elapsedMs()
      const known = entries.get(key)
      if (known && now < known.until) return known.value
      const entry = { until: Number.POSITIVE_INFINITY, value: deps.load(key) }
      entries.set(key, entry)
      if (entries.size > deps.entriesMax) entries.delete(entries.keys().next().value ?? key)
      entry.value.then(
        () => {
          entry.until = deps.elapsedMs() + deps.keepMs
        },
        () => {
          // A failure is not kept: the next reader tries again.
          if (entries.get(key) === entry) entries.delete(key)
        },
      )
      return entry.value
    },
    forget(key) {
      if (key === undefined) entries = new Map()
      else entries.delete(key)
    },
  }
}
