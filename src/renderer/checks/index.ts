export { ChecksPane } from './checks-pane.tsx';
