/** The sign of the app, and the icons of its bar: line drawings on a grid of 24. */
import { inked, type Theme } from './inks'
import type { Sheet } from './sheet'

/** A white lantern on the accent: the sign over a card, the favicon, the picture in the app list. */
export const logo: Sheet = {
  key: 'logo',
  viewBox: [0, 0, 24, 24],
  body: [
    '<rect width="24" height="24" rx="7" fill="{ui-accent}"/>',
    '<path fill="{white}" fill-opacity=".18" d="M9.500 7C4.500 8.500 4.500 13.700 9.500 15.200h5C19.500 13.700 19.500 8.500 14.500 7z"/>',
    '<path fill="none" stroke="{white}" stroke-width="1.600" stroke-linecap="round" stroke-linejoin="round" d="M12 3v2M9.500 5h5M9.500 7C4.500 8.500 4.500 13.700 9.500 15.200h5C19.500 13.700 19.500 8.500 14.500 7zM9.500 17.200h5M12 17.200v3.300"/>',
  ].join(''),
}

export const tabIcons = {
  home: 'M4 11.200 12 4.500l8 6.700V19a1 1 0 0 1-1 1h-4.500v-5.500h-5V20H5a1 1 0 0 1-1-1z',
  me: 'M15.700 8.200a3.700 3.700 0 1 1-7.400 0 3.700 3.700 0 0 1 7.400 0zM4.800 20c.7-3.700 3.600-5.800 7.200-5.800s6.500 2.100 7.200 5.800',
} as const

export type TabIcon = keyof typeof tabIcons

/** How an icon of the bar stands: another tab's, the chosen one, and the chosen one on quiet days. */
export const tabStates = {
  off: 'ui-ink-3',
  on: 'ui-accent',
  grey: 'ash',
  willow: 'willow',
} as const

/** 81 px, the size that the platform asks for; a chosen tab is drawn a little stronger. */
export function tabIcon(
  icon: TabIcon,
  { state, theme }: { state: keyof typeof tabStates; theme: Theme },
): string {
  const width = state === 'off' ? 1.6 : 1.9
  return inked(
    `<svg xmlns="http://www.w3.org/2000/svg" width="81" height="81" viewBox="0 0 24 24"><path fill="none" stroke="{${tabStates[state]}}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" d="${tabIcons[icon]}"/></svg>`,
    theme,
  )
}
