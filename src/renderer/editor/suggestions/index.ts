export { suggestionExtensions } from './suggestion-extensions.ts';
export { SuggestionsBar } from './suggestions-bar.tsx';
