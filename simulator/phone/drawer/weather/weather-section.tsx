import type { ReactNode } from 'react'
import type { Words } from '../log/words'
import { Said } from '../said'
import { Choice, type OneOf } from './choice'
import { NetworkChoice } from './network-choice'
import { OptionWords } from './option-words'
import type { WeatherSeen } from './use-weather'
import type { Callbacks, Weather } from './weather'
import { CLEAR, FAILING_MS, isClear } from './weather'

/** What goes wrong between the product and the payment service, and between the phones and the product. */
export function WeatherSection({
  sky,
  nowMs,
}: {
  sky: WeatherSeen
  nowMs: number | undefined
}): ReactNode {
  const { seen, failed } = sky
  if (seen === undefined) return <p className="drawer-note">{failed ?? '在看天…… Looking …'}</p>
  const { weather, others } = seen
  return (
    <>
      <button
        type="button"
        className="drawer-way drawer-way--wide"
        aria-pressed={isClear(weather)}
        onClick={() => sky.change(() => CLEAR)}
      >
        <span>晴</span>
        <span className="drawer-en" lang="en">
          All clear
        </span>
      </button>
      <Calls sky={sky} weather={weather} nowMs={nowMs} />
      <CallbackChoice sky={sky} chosen={weather.callbacks} />
      <NetworkChoice sky={sky} chosen={weather.network} />
      {others > 0 && (
        <div className="drawer-row">
          <p className="drawer-said">
            <Said
              chinese={`另有 ${others} 个不是这里放的故障。`}
              english={`${others} more, not planted here.`}
            />
          </p>
          <button type="button" className="drawer-do" onClick={sky.clearAll}>
            全清 Clear
          </button>
        </div>
      )}
      {failed !== undefined && (
        <p className="drawer-said drawer-said--bad" role="alert">
          <Said chinese="天气没有改成。" english={failed} />
        </p>
      )}
    </>
  )
}

type CallsProps = { sky: WeatherSeen; weather: Weather; nowMs: number | undefined }

function Calls({ sky, weather, nowMs }: CallsProps): ReactNode {
  const { failingUntilMs } = weather
  // The moment may have passed since it was read.
  const leftMs = (failingUntilMs ?? 0) - (nowMs ?? Number.POSITIVE_INFINITY)
  const isFailing = leftMs > 0
  const leftS = Math.ceil(leftMs / 1_000)
  return (
    <fieldset className="drawer-group">
      <legend>
        <Said chinese="呼叫" english="Calls" />
      </legend>
      <Option
        isOn={weather.slow}
        chinese="慢"
        english="Slow"
        more={{
          chinese: '支付和聊天平台都晚两秒回答',
          english: 'payment and chat answer two seconds late',
        }}
        onChange={(slow) => sky.change((before) => ({ ...before, slow }))}
      />
      <Option
        isOn={isFailing}
        chinese="失败一分钟"
        english="Failing for a minute"
        more={
          isFailing
            ? { chinese: `还有 ${leftS} 秒，自己会好`, english: `${leftS} s left, ends by itself` }
            : { chinese: '支付服务什么都答 500', english: 'payment answers 500 to everything' }
        }
        onChange={(isOn) =>
          sky.change((before) => ({
            ...before,
            failingUntilMs: isOn && nowMs !== undefined ? nowMs + FAILING_MS : undefined,
          }))
        }
      />
      <Option
        isOn={weather.mainHostDown}
        chinese="主机停了"
        english="Main host down"
        more={{ chinese: '只有备用主机还在', english: 'only the backup host answers' }}
        onChange={(mainHostDown) => sky.change((before) => ({ ...before, mainHostDown }))}
      />
    </fieldset>
  )
}

type OptionProps = Words & { isOn: boolean; more: Words; onChange(isOn: boolean): void }

function Option({ isOn, chinese, english, more, onChange }: OptionProps): ReactNode {
  return (
    <label className="drawer-option">
      <input type="checkbox" checked={isOn} onChange={() => onChange(!isOn)} />
      <OptionWords chinese={chinese} english={english} more={more} />
    </label>
  )
}

const CALLBACKS: readonly OneOf<Callbacks>[] = [
  {
    value: 'well',
    chinese: '照常',
    english: 'As usual',
    more: { chinese: '一次，马上', english: 'once, at once' },
  },
  {
    value: 'lost',
    chinese: '丢失',
    english: 'Lost',
    more: { chinese: '再也不来，要产品自己去问', english: 'for good; the product has to ask' },
  },
  {
    value: 'doubled',
    chinese: '重复',
    english: 'Doubled',
    more: { chinese: '一秒后再来一次', english: 'again a second later' },
  },
  {
    value: 'late',
    chinese: '迟到',
    english: 'Late',
    more: { chinese: '晚十分钟（虚拟时间）', english: 'by ten minutes of virtual time' },
  },
]

function CallbackChoice({ sky, chosen }: { sky: WeatherSeen; chosen: Callbacks }): ReactNode {
  return (
    <Choice
      name="drawer-callbacks"
      of={{ chinese: '回调', english: 'Callbacks' }}
      options={CALLBACKS}
      chosen={chosen}
      onChoose={(callbacks) => sky.change((before) => ({ ...before, callbacks }))}
    />
  )
}
