// The suggesting mode as one piece of code that is fetched when somebody begins to suggest.

export { copySection } from './section-copy.ts'
export { SuggestChanges } from './suggest-changes.tsx'
export { SuggestPane } from './suggest-pane.tsx'
export { openSuggestion } from './suggestion.ts'
