/** Ids of gifts as they are pasted: apart by lines, commas or gaps, each once. Undefined when one is no id. */
export function giftIdsIn(text: string): string[] | undefined {
  const ids = [...new Set(text.split(/[\s,，、;；]+/).filter(Boolean))]
  return ids.every((id) => /^[A-Za-z0-9_-]{4,40}$/.test(id)) ? ids : undefined
}
