export { analyseTerms } from './analyse-terms.ts';
export { markTerms } from './mark-terms.ts';
export { queryTerms } from './query-terms.ts';
export { isStopWord } from './stop-words.ts';
