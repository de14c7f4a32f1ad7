export { gatherEvidence, readPassages, viewOf, type Gathered, type Library } from './gather-evidence.ts';
