/** The phone page in a browser: mounts it, and nothing else. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { PhonePage } from './page/phone-page'
import './look/look.css'

const place = document.getElementById('page')
if (place === null) throw new Error('The page has no place to stand in.')
createRoot(place).render(
  <StrictMode>
    <PhonePage />
  </StrictMode>,
)
