import { type FormEvent, type ReactNode, useState } from 'react'
import { Said } from '../said'
import type { CrowdSeen, Typed } from './crowd-wish'
import { wishOf } from './crowd-wish'
import type { Crowd } from './use-crowd'

/** Lets many people come by, read, give, send and open envelopes, and counts them. */
export function CrowdSection({ crowd }: { crowd: Crowd }): ReactNode {
  const { seen, failed } = crowd
  return (
    <>
      <CrowdForm crowd={crowd} />
      {failed !== undefined && (
        <p className="drawer-said drawer-said--bad" role="alert">
          <Said chinese="没有做成。" english={failed} />
        </p>
      )}
      {seen !== undefined && seen.people > 0 && <Progress seen={seen} />}
      <p className="drawer-note">
        都是模拟的人，在产品里真的打开、下单、付款，也送红包、选去处。
        <span lang="en">
          {' '}
          Simulated people, who really open, order and pay in the product, and send and open
          envelopes.
        </span>
      </p>
    </>
  )
}

const SCENES = [
  ['1007', '朋友的卡片 · a friend’s card'],
  ['1008', '群里的卡片 · a card in a group'],
  ['1047', '小程序码 · a code'],
  ['1154', '动态 · Moments'],
] as const

function CrowdForm({ crowd }: { crowd: Crowd }): ReactNode {
  const [typed, setTyped] = useState<Typed>({ people: '60', seconds: '60', scene: '', seed: '' })
  const isRunning = crowd.seen?.running === true
  const start = (event: FormEvent) => {
    event.preventDefault()
    void crowd.start(wishOf(typed))
  }
  const field = (name: keyof Typed) => ({
    value: typed[name],
    onChange: (event: { target: { value: string } }) =>
      setTyped({ ...typed, [name]: event.target.value }),
  })
  return (
    <form className="drawer-form" onSubmit={start}>
      <label className="drawer-field">
        <Said chinese="多少人" english="People" />
        <input type="number" min="1" max="2000" required {...field('people')} />
      </label>
      <label className="drawer-field">
        <Said chinese="多少秒" english="Seconds" />
        <input type="number" min="1" max="600" required {...field('seconds')} />
      </label>
      <label className="drawer-field">
        <Said chinese="从哪里来" english="Scene" />
        <input list="drawer-scenes" placeholder="不限 any" maxLength={32} {...field('scene')} />
        <datalist id="drawer-scenes">
          {SCENES.map(([scene, words]) => (
            <option key={scene} value={scene}>
              {words}
            </option>
          ))}
        </datalist>
      </label>
      <label className="drawer-field">
        <Said chinese="种子" english="Seed" />
        <input type="number" min="0" placeholder="随意 any" {...field('seed')} />
      </label>
      {isRunning ? (
        <button type="button" className="drawer-do" disabled={crowd.isBusy} onClick={crowd.stop}>
          请大家散了 Stop
        </button>
      ) : (
        <button type="submit" className="drawer-do" disabled={crowd.isBusy}>
          请大家来 Let them come
        </button>
      )}
    </form>
  )
}

function Progress({ seen }: { seen: CrowdSeen }): ReactNode {
  const { running, people, came, read, given, givenFen, failed, lastFailure } = seen
  const { sent, opened, directed, late } = seen
  return (
    <section className="drawer-crowd" aria-live="polite">
      <p>
        <Said
          chinese={running ? '正在来' : '都走了'}
          english={running ? 'They are coming' : 'They have gone'}
        />
      </p>
      <progress max={people} value={came}>
        {came} / {people}
      </progress>
      <dl>
        <Figure chinese="来了" english="came" figure={`${came} / ${people}`} />
        <Figure chinese="看了" english="pages read" figure={`${read}`} />
        <Figure chinese="捐了" english="gifts" figure={`${given}`} />
        <Figure chinese="一共" english="together" figure={`¥${(givenFen / 100).toFixed(2)}`} />
        <Figure chinese="其中送出红包" english="envelopes among them" figure={`${sent}`} />
        <Figure chinese="打开了" english="portions opened" figure={`${opened}`} />
        <Figure chinese="选了去处" english="portions directed" figure={`${directed}`} />
        <Figure chinese="来晚一步" english="came too late" figure={`${late}`} />
        <Figure chinese="没成" english="failed" figure={`${failed}`} />
      </dl>
      {lastFailure !== undefined && (
        <p className="drawer-said drawer-said--bad">
          <Said chinese="最近一次没成：" english={lastFailure} />
        </p>
      )}
    </section>
  )
}

type FigureProps = { chinese: string; english: string; figure: string }

function Figure({ chinese, english, figure }: FigureProps): ReactNode {
  return (
    <div>
      <dt>
        <Said chinese={chinese} english={english} />
      </dt>
      <dd>{figure}</dd>
    </div>
  )
}
