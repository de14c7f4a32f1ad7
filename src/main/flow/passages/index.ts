export { evaluateRetrieval } from './evaluate-retrieval.ts';
export { createHealingIndex } from './healing-index.ts';
export { projectPassages, rebuildMemory, type ProjectionEvent } from './project-passages.ts';
export { queryLanguages } from './query-languages.ts';
export { retrieve } from './retrieve.ts';
export { splitPassages } from './split-passages.ts';
