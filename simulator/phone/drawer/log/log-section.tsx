import { memo, type ReactNode, useMemo, useState } from 'react'
import { beijingStamp } from '../../../time/beijing'
import { Said } from '../said'
import { jsonLines } from './kept'
import { KINDS, kindWords, wordsOf } from './log-words'
import type { Entry } from './told'
import type { NameOf } from './words'

type LogProps = { entries: readonly Entry[]; isLive: boolean; nameOf: NameOf }

/** Everything that happens, the newest first. */
export function LogSection({ entries, isLive, nameOf }: LogProps): ReactNode {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const shown = useMemo(
    () => (chosen.size === 0 ? entries : entries.filter(({ kind }) => chosen.has(kind))),
    [entries, chosen],
  )
  const kinds = useMemo(
    () => inOrder(new Set([...chosen, ...entries.map(({ kind }) => kind)])),
    [entries, chosen],
  )
  const turn = (kind: string) => {
    const next = new Set(chosen)
    if (!next.delete(kind)) next.add(kind)
    setChosen(next)
  }
  return (
    <>
      <fieldset className="drawer-chips">
        <legend className="drawer-hidden">要看的种类 · Kinds to see</legend>
        <Chip
          isOn={chosen.size === 0}
          onTurn={() => setChosen(new Set())}
          chinese="全部"
          english="All"
        />
        {kinds.map((kind) => (
          <Chip key={kind} isOn={chosen.has(kind)} onTurn={() => turn(kind)} {...kindWords(kind)} />
        ))}
      </fieldset>
      <div className="drawer-row">
        <p className="drawer-note">
          {shown.length} 条 <span lang="en">lines</span> ·{' '}
          {isLive ? '正在听 live' : '断开了，在重连 reconnecting'}
        </p>
        <button
          type="button"
          className="drawer-do"
          disabled={shown.length === 0}
          onClick={() => save(shown)}
        >
          保存 Save
        </button>
      </div>
      {shown.length === 0 && (
        <p className="drawer-empty">
          <Said chinese="还什么都没有发生。" english="Nothing has happened yet." />
        </p>
      )}
      <ol className="drawer-log">
        {shown.map((entry) => (
          <Line key={entry.eventId} entry={entry} nameOf={nameOf} />
        ))}
      </ol>
    </>
  )
}

/** Known kinds in their order, then new ones. */
const inOrder = (kinds: ReadonlySet<string>) => {
  const known = Object.keys(KINDS)
  return [...known.filter((kind) => kinds.has(kind)), ...[...kinds].filter(isNew(known))]
}
const isNew = (known: string[]) => (kind: string) => !known.includes(kind)

type ChipProps = { isOn: boolean; chinese: string; english: string; onTurn(): void }

function Chip({ isOn, chinese, english, onTurn }: ChipProps): ReactNode {
  return (
    <button
      type="button"
      className="drawer-chip"
      aria-pressed={isOn}
      title={english}
      onClick={onTurn}
    >
      {chinese}
      {english !== chinese && <span lang="en"> {english}</span>}
    </button>
  )
}

const Line = memo(function Line({ entry, nameOf }: { entry: Entry; nameOf: NameOf }): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const { chinese, english } = wordsOf(entry, nameOf)
  return (
    <li className="drawer-line">
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <time dateTime={entry.at}>{beijingStamp(Date.parse(entry.at)).slice(5)}</time>
          <span>{chinese}</span>
          <span className="drawer-en" lang="en">
            {english}
          </span>
        </summary>
        {isOpen && <pre>{JSON.stringify(entry, null, 2)}</pre>}
      </details>
    </li>
  )
})

const save = (shown: readonly Entry[]) => {
  const address = URL.createObjectURL(
    new Blob([jsonLines(shown)], { type: 'application/x-ndjson' }),
  )
  const link = document.createElement('a')
  link.href = address
  link.download = `lantern-log-${shown[0]?.eventId ?? 0}.jsonl`
  link.click()
  URL.revokeObjectURL(address)
}
