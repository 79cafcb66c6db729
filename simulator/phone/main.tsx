/** The phone page in a browser: mounts it, and nothing else. */
import './look/tokens.css'
import './look/base.css'
import './look/controls.css'
import './look/rows.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { PhonePage } from './page/phone-page'

const place = document.getElementById('page')
if (place === null) throw new Error('The page has no place to stand in.')
createRoot(place).render(
  <StrictMode>
    <PhonePage />
  </StrictMode>,
)
