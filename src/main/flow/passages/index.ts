export { evaluateRetrieval } from './evaluate-retrieval.ts';
export { projectPassages, rebuildMemory, type ProjectionEvent } from './project-passages.ts';
export { retrieve } from './retrieve.ts';
export { splitPassages } from './split-passages.ts';
