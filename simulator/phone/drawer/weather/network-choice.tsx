import type { ReactNode } from 'react'
import { Choice, type OneOf } from './choice'
import type { WeatherSeen } from './use-weather'
import type { NetworkState } from './weather'

const NETWORKS: readonly OneOf<NetworkState>[] = [
  {
    value: 'fine',
    chinese: '通',
    english: 'Fine',
    more: { chinese: '照常', english: 'as usual' },
  },
  {
    value: 'slow',
    chinese: '网慢',
    english: 'Slow',
    more: { chinese: '每次都晚两秒出发', english: 'everything sets out two seconds late' },
  },
  {
    value: 'cut',
    chinese: '断网',
    english: 'Cut',
    more: { chinese: '正在传的也断', english: 'what is under way too' },
  },
  {
    value: 'answers-lost',
    chinese: '回答丢了',
    english: 'Answers lost',
    more: {
      chinese: '产品收到并做完，手机听不到',
      english: 'the product hears and acts, the phone is not told',
    },
  },
]

type Props = { sky: WeatherSeen; chosen: NetworkState }

/** The network between the phones' mini program and the product. Chats and the cashier go on. */
export function NetworkChoice({ sky, chosen }: Props): ReactNode {
  return (
    <Choice
      name="drawer-network"
      of={{ chinese: '手机的网络', english: 'The phones’ network' }}
      options={NETWORKS}
      chosen={chosen}
      onChoose={(network) => sky.change((before) => ({ ...before, network }))}
    >
      <p className="drawer-note">
        只是小程序和产品之间；聊天和收银台不断。
        <span lang="en">
          {' '}
          Between the mini program and the product alone; chats and the cashier go on.
        </span>
      </p>
    </Choice>
  )
}
