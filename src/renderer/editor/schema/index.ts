export type { BrokenReason } from './evidence-states.ts';
export { editorSignals, type Panel } from './editor-signals.ts';
export { reportNodes } from './report-nodes.ts';
export { bodyToNodes, sectionToBody, storedBlock, storedToNode } from './stored-body.ts';
