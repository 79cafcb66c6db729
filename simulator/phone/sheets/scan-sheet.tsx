/** The mini program codes that were made so far, as if one of them lay before the camera, and pictures with one. */
import { type ReactNode, useState } from 'react'
import { queryText } from '../bridge/frame-address'
import { act, sentenceOf } from '../control/control'
import type { Opening } from '../control/field'
import { useFresh } from '../control/use-fresh'
import { usePhone } from '../device/phone-context'
import { Icon } from '../look/icon'
import { codeInPicture } from './code-in-picture'
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
  const look = async (picture: File) => {
    const code = await codeInPicture(picture).catch(() => undefined)
    if (code !== undefined) return scan(code)
    setError(say('这张图里没有认得的小程序码。', 'There is no mini program code in this picture.'))
  }
  return (
    <Sheet title={say('扫一扫', 'Scan a code')} onClose={() => onDone('cancelled')}>
      <label className="row row--file">
        <Icon name="picture" />
        <span className="row__title">{say('从一张图里找', 'Look in a picture')}</span>
        <input
          type="file"
          accept="image/*"
          onChange={({ target }) => {
            const [picture] = target.files ?? []
            // The same picture may be chosen again.
            target.value = ''
            if (picture) void look(picture)
          }}
        />
      </label>
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
