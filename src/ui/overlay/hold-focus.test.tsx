import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { useHeldFocus } from './hold-focus.h5'

function Page() {
  const [open, setOpen] = useState(false)
  useHeldFocus(open ? { id: 'panel', onEscape: () => setOpen(false) } : undefined)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        捐一份心意
      </button>
      {open ? (
        <div id="panel" role="dialog">
          <input aria-label="留一句话" />
          {/* biome-ignore lint/a11y/useSemanticElements: the platform's own elements are of this kind. */}
          <div role="button" tabIndex={0}>
            捐
          </div>
        </div>
      ) : null}
    </>
  )
}

function openSheet(): HTMLElement {
  render(<Page />)
  const opener = screen.getByRole('button', { name: '捐一份心意' })
  opener.focus()
  fireEvent.click(opener)
  return opener
}

const tab = (shiftKey = false) => fireEvent.keyDown(document, { key: 'Tab', shiftKey })

test('an open sheet takes the focus, and the page behind it does not scroll', () => {
  openSheet()
  expect(document.activeElement).toBe(screen.getByRole('dialog'))
  expect(document.documentElement.style.overflow).toBe('hidden')
})

test('Tab goes round inside the sheet', () => {
  openSheet()
  const words = screen.getByRole('textbox')
  const give = screen.getByRole('button', { name: '捐' })
  give.focus()
  tab()
  expect(document.activeElement).toBe(words)
  tab(true)
  expect(document.activeElement).toBe(give)
})

test('Shift and Tab from the sheet itself goes to its last button, not to the page behind', () => {
  openSheet()
  tab(true)
  expect(document.activeElement).toBe(screen.getByRole('button', { name: '捐' }))
})

test('Escape closes, and the focus returns to the button that opened it', () => {
  const opener = openSheet()
  fireEvent.keyDown(document, { key: 'Escape' })
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(opener)
  expect(document.documentElement.style.overflow).toBe('')
})

test('a sheet that loses the focus to nothing takes it back', async () => {
  openSheet()
  screen.getByRole('dialog').blur()
  await new Promise((done) => requestAnimationFrame(done))
  expect(document.activeElement).toBe(screen.getByRole('dialog'))
})
