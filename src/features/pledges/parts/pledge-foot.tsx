import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Project } from '../../../../contracts/projects'
import { CharitySheet, RecordLine } from '../../projects'
import './pledge-foot.scss'

type Props = {
  /** Whose record number stands over the button; absent while it is not known. */
  project: Project | undefined
  children: ReactNode
}

/** In reach of the thumb: what was said last, the record number, and one thing to do. */
export function PledgeFoot({ project, children }: Props): ReactNode {
  const [proving, setProving] = useState(false)
  return (
    <>
      <View className="pledge-foot__room" />
      <View className="pledge-foot">
        {project ? <RecordLine project={project} onPress={() => setProving(true)} /> : null}
        {children}
      </View>
      {project ? (
        <CharitySheet project={project} open={proving} onClose={() => setProving(false)} />
      ) : null}
    </>
  )
}
