export { VersionsPane } from './versions-pane.tsx';
