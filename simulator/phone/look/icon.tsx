/** Line drawings, 24 px. */
import type { ReactNode } from 'react'

const PATHS = {
  back: 'M15 5l-7 7 7 7',
  home: 'M4 11.5L12 5l8 6.5V19a1 1 0 01-1 1H5a1 1 0 01-1-1z',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8v4.4M9 14.8v4.4',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  right: 'M9.5 6l6 6-6 6',
  moments: 'M12 4a8 8 0 100 16 8 8 0 000-16zM12 9a3 3 0 100 6 3 3 0 000-6z',
  bell: 'M6 17h12l-1.4-2.2V10a4.6 4.6 0 00-9.2 0v4.8zM10.4 19.6a1.8 1.8 0 003.2 0',
  chat: 'M5 6h14v10h-8l-4 3v-3H5z',
  again: 'M19 12a7 7 0 11-2.2-5.1M19 4v4h-4',
  lantern:
    'M12 2v3.5M8.5 5.5h7M8.5 16.5h7M12 16.5V21M8.5 5.5C3.5 8 3.5 14 8.5 16.5M15.5 5.5c5 2.5 5 8.5 0 11M12 5.5v11',
  weather: 'M12 7v5l3 2M12 4a8 8 0 100 16 8 8 0 000-16z',
  picture: 'M4 6h16v12H4zM4 15.5l4.5-4.5 4 4 3-3 4.5 4.5M15.5 9.5h.01',
  send: 'M4 12l16-7-6 15-3-6z',
} as const

export function Icon({ name }: { name: keyof typeof PATHS }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
