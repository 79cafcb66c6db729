import { type ReactNode, useState } from 'react'
import { ControlFailed, control, sentenceOf } from '../control'
import { Said } from '../said'

type Step = 'offered' | 'asked' | 'going'

/** Takes everything back to the beginning, when it was asked for twice. */
export function StartOver(): ReactNode {
  const [step, setStep] = useState<Step>('offered')
  const [failed, setFailed] = useState<string>()
  const [isThere, setThere] = useState(true)

  const startOver = async () => {
    setStep('going')
    setFailed(undefined)
    try {
      await control('/reset', {})
      // Every phone holds people and chats that are gone.
      location.reload()
    } catch (error) {
      if (error instanceof ControlFailed && error.status === 404) setThere(false)
      setFailed(sentenceOf(error))
      setStep('offered')
    }
  }

  return (
    <section className="drawer-over" aria-label="重来 · Start over">
      {isThere && step === 'offered' && (
        <button type="button" className="drawer-quiet" onClick={() => setStep('asked')}>
          <Said chinese="重来" english="Start over" />
        </button>
      )}
      {step !== 'offered' && (
        <>
          <p>
            <Said
              chinese="模拟器里的人、聊天和订单会回到开头，拿不回来。真的重来吗？"
              english="People, chats and orders of the simulator go back to the beginning, for good. Really?"
            />
          </p>
          <div className="drawer-row">
            <button
              type="button"
              className="drawer-quiet"
              disabled={step === 'going'}
              onClick={() => setStep('offered')}
            >
              算了 Keep all
            </button>
            <button
              type="button"
              className="drawer-do drawer-do--danger"
              disabled={step === 'going'}
              onClick={startOver}
            >
              重来 Start over
            </button>
          </div>
        </>
      )}
      {failed !== undefined && (
        <p className="drawer-said drawer-said--bad" role="alert">
          <Said chinese="没有重来。" english={failed} />
        </p>
      )}
    </section>
  )
}
