export { SourcePane } from './source-pane.tsx';
