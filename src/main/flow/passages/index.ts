export { evaluateRetrieval } from './evaluate-retrieval.ts';
export { createHealingIndex } from './healing-index.ts';
export { projectPassages, rebuildMemory } from './project-passages.ts';
export { queryLanguages } from './query-languages.ts';
export { retrieve } from './retrieve.ts';
