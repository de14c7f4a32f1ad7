export { evaluateRetrieval } from './evaluate-retrieval.ts';
export { createHealingIndex } from './healing-index.ts';
export { projectPassages, projectVectors, projectWords, rebuildMemory, rebuildWords } from './project-passages.ts';
export { lookThrough } from './look-through.ts';
export { openQueryEmbedder, type QueryEmbedder } from './query-embedder.ts';
export { queryLanguages } from './query-languages.ts';
export { retrieve } from './retrieve.ts';
