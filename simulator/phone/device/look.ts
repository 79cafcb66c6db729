/** A phone's own settings, and whose phone it is. Kept in the browser for each place on the table. */

export type Look = { theme: 'light' | 'dark'; fontScale: number; language: 'zh_CN' | 'en' }
export type Owner = { openid?: string; look: Look }

export const FONT_SCALES = [1, 1.3, 1.6]
const LOOK: Look = { theme: 'light', fontScale: 1, language: 'zh_CN' }

/** What was kept under this key, part by part; whatever cannot be read is as on a new phone. */
export function keptOwner(text: string | null): Owner {
  const kept = parsed(text)
  const look = recordOf(kept['look'])
  const { openid } = kept
  return {
    ...(typeof openid === 'string' ? { openid } : {}),
    look: {
      theme: look['theme'] === 'dark' ? 'dark' : LOOK.theme,
      fontScale: FONT_SCALES.find((scale) => scale === look['fontScale']) ?? LOOK.fontScale,
      language: look['language'] === 'en' ? 'en' : LOOK.language,
    },
  }
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    return recordOf(JSON.parse(text ?? '{}'))
  } catch {
    return {}
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
