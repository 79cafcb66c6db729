/** The mini program codes that were made so far, as if one of them lay before the camera. */
import { type ReactNode, useState } from 'react'
import { queryText } from '../bridge/frame-address'
import { act, sentenceOf } from '../control/control'
import type { Opening } from '../control/field'
import { useFresh } from '../control/use-fresh'
import { usePhone } from '../device/phone-context'
import { Sheet } from './sheet'

type Scanned = { path: string; query: string }
type Props = { onDone: (scanned: Scanned | 'cancelled') => void }

export function ScanSheet({ onDone }: Props): ReactNode {
  const { person, say } = usePhone()
  const { value: codes } = useFresh<{ codeId: string; page: string; scene: string }[]>('/codes')
  const [error, setError] = useState<string>()
  const scan = async (code: string) => {
    try {
      const from = { code }
      const { path, query } = await act<Opening>(`/people/${person.openid}/openings`, { from })
      onDone({ path, query: queryText(query) })
    } catch (failure) {
      setError(sentenceOf(failure))
    }
  }
  return (
    <Sheet title={say('扫一扫', 'Scan a code')} onClose={() => onDone('cancelled')}>
      {codes?.length === 0 && (
        <p className="empty">{say('还没有做过小程序码。', 'No mini program code was made yet.')}</p>
      )}
      {error !== undefined && (
        <p className="trouble" role="alert">
          {error}
        </p>
      )}
      <ul className="rows">
        {codes?.map(({ codeId, page, scene }) => (
          <li key={codeId}>
            <button type="button" className="row" onClick={() => void scan(codeId)}>
              <span className="row__words">
                <span className="row__title">{scene}</span>
                <span className="row__line">{page || say('首页', 'Home page')}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
