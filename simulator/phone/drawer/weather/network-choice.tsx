import type { ReactNode } from 'react'
import type { Words } from '../log/words'
import { Said } from '../said'
import { OptionWords } from './option-words'
import type { WeatherSeen } from './use-weather'
import type { NetworkState } from './weather'

const NETWORKS: Record<NetworkState, Words & { more: Words }> = {
  fine: { chinese: '通', english: 'Fine', more: { chinese: '照常', english: 'as usual' } },
  slow: {
    chinese: '网慢',
    english: 'Slow',
    more: { chinese: '每次都晚两秒出发', english: 'everything sets out two seconds late' },
  },
  cut: {
    chinese: '断网',
    english: 'Cut',
    more: { chinese: '正在传的也断', english: 'what is under way too' },
  },
  'answers-lost': {
    chinese: '回答丢了',
    english: 'Answers lost',
    more: {
      chinese: '产品收到并做完，手机听不到',
      english: 'the product hears and acts, the phone is not told',
    },
  },
}
const networkStates = ['fine', 'slow', 'cut', 'answers-lost'] as const

/** The network between the phones' mini program and the product. Chats and the cashier go on. */
export function NetworkChoice({
  sky,
  chosen,
}: {
  sky: WeatherSeen
  chosen: NetworkState
}): ReactNode {
  return (
    <fieldset className="drawer-group">
      <legend>
        <Said chinese="手机的网络" english="The phones’ network" />
      </legend>
      {networkStates.map((state) => (
        <label key={state} className="drawer-option">
          <input
            type="radio"
            name="drawer-network"
            checked={state === chosen}
            onChange={() => sky.change((before) => ({ ...before, network: state }))}
          />
          <OptionWords {...NETWORKS[state]} />
        </label>
      ))}
      <p className="drawer-note">
        只是小程序和产品之间；聊天和收银台不断。
        <span lang="en">
          {' '}
          Between the mini program and the product alone; chats and the cashier go on.
        </span>
      </p>
    </fieldset>
  )
}
