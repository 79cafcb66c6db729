/**
 * What a screen reader is told. Taro's templates for WeChat bind only the attributes that they know,
 * and know none of `aria-…`: the build adds those in `spoken-attributes.json` (config/spoken.ts), and
 * the runtime, which numbers attributes by the same list, has to be told before anything is drawn. An
 * empty value in the table means: as it is given. A browser speaks by itself.
 */
export {}
