import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Bone, Card, Skeleton } from '../../ui'
import { blanksBefore, type Month } from './month-words'
import './skeletons.scss'

/** Of the whole page, before the server has said which day it is. */
export function CalendarSkeleton(): ReactNode {
  return (
    <Skeleton>
      <View className="calendar-bones__head">
        <Bone width="150px" height="26px" />
        <Bone width="110px" above="6px" />
      </View>
      <Cells blanks={1} />
      <PanelBones />
    </Skeleton>
  )
}

export function DaysSkeleton({ month }: { month: Month }): ReactNode {
  return (
    <Skeleton>
      <Cells blanks={blanksBefore(month)} />
      <PanelBones />
    </Skeleton>
  )
}

export function PanelSkeleton(): ReactNode {
  return (
    <Skeleton>
      <PanelBones />
    </Skeleton>
  )
}

const DAYS = 31

function Cells({ blanks }: { blanks: number }): ReactNode {
  return (
    <View className="calendar-bones__days">
      {Array.from({ length: blanks + DAYS }, (_, cell) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones have no name and never move.
        <View key={cell} className="calendar-bones__day">
          {cell < blanks ? null : <Bone width="28px" height="32px" radius="8px" />}
        </View>
      ))}
    </View>
  )
}

function PanelBones(): ReactNode {
  return (
    <Card inPage inside="none">
      <Bone height="120px" radius="0" />
      <View className="calendar-bones__panel">
        <Bone width="60%" />
        <Bone height="22px" above="12px" />
        <Bone height="44px" radius="22px" above="16px" />
      </View>
    </Card>
  )
}
