export { closeProject } from './close'
export { publishDraft } from './publish'
export { myDrafts, previewDraft, showDraft } from './read'
export { saveDraft } from './save'
