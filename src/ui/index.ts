/** The kit: looks without feature words. Screens take everything from here. */
export { a11y, decorative } from './a11y'
export { Amount } from './amount/amount'
export {
  coverArt,
  envelopeArt,
  type Hero,
  heroArt,
  type LanternShape,
  type LanternState,
  lanternArt,
  quietLanternArt,
  shareArt,
} from './art'
export { Button } from './button/button'
export { Card } from './card/card'
export { type Choice, ChoiceGroup } from './choice/choice-group'
export { defineCopy, type Lang, useCopy, useWords } from './copy'
export { type Fact, Facts } from './facts/facts'
export { Field } from './field/field'
export { Icon } from './icon/icon'
export type { IconName } from './icon/paths'
export { type Body, bodies } from './lantern/bodies'
export { HangingLantern } from './lantern/hanging-lantern'
export { List, ListRow } from './list/list'
export { Paged } from './list/paged'
export { type Asked, LoadFrame } from './load/load-frame'
export type { ThemeChoice } from './look/look-store'
export { ThemeRoot } from './look/theme-root'
export { chooseLook, useLook } from './look/use-look'
export { Wear } from './look/wear'
export { quietDress, useWorn, type Worn, type WornColours, wear } from './look/worn'
export { NavBar } from './nav-bar/nav-bar'
export { Notice } from './notice/notice'
export { Toast } from './notice/toast'
export type { Theme } from './palette'
export type { PlayerHandle } from './player/handle'
export { Player } from './player/player'
export { Pressable } from './pressable'
export { Progress, StackedBar, Swatch } from './progress/progress'
export { Section } from './section/section'
export { Dialog } from './sheet/dialog'
export { Sheet } from './sheet/sheet'
export { Bone, RowBones, Skeleton } from './skeleton/skeleton'
export { EmptyState, ErrorState } from './state/page-state'
export { Tag } from './tag/tag'
export { type Step, Timeline } from './timeline/timeline'
export { Switch } from './toggle/toggle'
export { Type } from './type/type'
export { useOnce } from './use-once'
export {
  agoWords,
  clockOf,
  dateWords,
  dayIn,
  daysUntil,
  dayWords,
  dayWordsOf,
  minuteWords,
  pastDayWords,
  weekdayWords,
} from './when'
