export { EvidencePane } from './evidence-pane.tsx';
