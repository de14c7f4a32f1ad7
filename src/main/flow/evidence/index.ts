export { gatherEvidence, readPassages, viewOf, type Gathered, type Library } from './gather-evidence.ts';
export { addEvidence } from './add-evidence.ts';
export { editEvidence } from './edit-evidence.ts';
export { listEvidence } from './list-evidence.ts';
export { findForText } from './find-for-text.ts';
export { locateWords } from './locate-words.ts';
export { mergeEvidence } from './merge-evidence.ts';
export { createEvidenceRanker, type EvidenceRanker } from './rank-evidence.ts';
