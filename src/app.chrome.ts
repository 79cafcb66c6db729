/** Keeps what the host draws around the pages in the theme and language that the app shows. */
import { useEffect } from 'react'
import { dress } from './platform'
import { useLook } from './ui/look/use-look'
import { quietDress, useWorn, wornTone } from './ui/look/worn'
import { palette } from './ui/palette'

const words = { zh: ['首页', '我的'], en: ['Home', 'Me'] } as const
const icons = ['home', 'me'] as const

export function useChrome(): void {
  const { theme, lang } = useLook()
  const worn = useWorn()
  useEffect(() => {
    const quiet = quietDress(worn)
    const colour = palette[theme]
    const shade = theme === 'dark' ? '-dark' : ''
    dress({
      theme,
      lang,
      paper: colour.paper,
      bar: colour.card,
      text: colour['ink-3'],
      // Of one colour with its icon, which is drawn for every day, and for quiet ones.
      on: (quiet && wornTone(worn, theme, 'accent')) ?? colour.accent,
      line: theme === 'dark' ? 'black' : 'white',
      tabs: icons.map((icon, index) => ({
        text: words[lang][index] ?? '',
        icon: `/assets/tab/${icon}${shade}.png`,
        iconOn: `/assets/tab/${icon}-${quiet ?? 'on'}${shade}.png`,
      })),
    })
  }, [theme, lang, worn])
}
