/**
 * The card that goes to friends with a cover, `share/<name>.jpg`: one for each cause. Eighteen pictures
 * would not fit into the main package; the card's own title says which project it is.
 */
export const shareCards: ReadonlyMap<string, string> = new Map([
  ['bench', 'rural'],
  ['books', 'education'],
  ['braille', 'accessibility'],
  ['clinic', 'health'],
  ['flood', 'hardship'],
  ['kite', 'hardship'],
  ['lamp', 'rural'],
  ['listen', 'accessibility'],
  ['loom', 'culture'],
  ['lunch', 'hardship'],
  ['milk', 'health'],
  ['porch', 'hardship'],
  ['quilt', 'education'],
  ['ramp', 'accessibility'],
  ['reeds', 'environment'],
  ['stove', 'hardship'],
  ['supper', 'hardship'],
  ['willow', 'environment'],
])
