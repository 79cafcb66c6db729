import type { KeyboardEvent, ReactNode } from 'react'
import type { Words } from './log/words'

export type Tab<Id extends string> = Words & { id: Id; hasMark?: boolean }
type TabsProps<Id extends string> = { tabs: Tab<Id>[]; chosen: Id; onChoose(id: Id): void }

/** A row of tabs; arrows go along it. Each names its panel `drawer-panel`. */
export function Tabs<Id extends string>({ tabs, chosen, onChoose }: TabsProps<Id>): ReactNode {
  const step = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    const at = tabs.findIndex(({ id }) => id === chosen)
    const next = tabs[(at + by + tabs.length) % tabs.length]
    if (next === undefined) return
    event.preventDefault()
    onChoose(next.id)
    document.getElementById(`drawer-tab-${next.id}`)?.focus()
  }
  return (
    <div className="drawer-tabs" role="tablist" onKeyDown={step}>
      {tabs.map(({ id, chinese, english, hasMark = false }) => (
        <button
          key={id}
          id={`drawer-tab-${id}`}
          type="button"
          role="tab"
          aria-selected={id === chosen}
          aria-controls="drawer-panel"
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          <span className={hasMark ? 'drawer-marked' : undefined}>{chinese}</span>
          <small lang="en">{english}</small>
        </button>
      ))}
    </div>
  )
}
