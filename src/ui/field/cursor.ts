/** What a mini program's field is told about the cursor; `cursor.h5.ts` is the browser's twin of this file. */
export function useCursor(wanted: boolean): { focus: boolean } {
  return { focus: wanted }
}
