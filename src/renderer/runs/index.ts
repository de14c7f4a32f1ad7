export { BriefDialog } from './brief-dialog.tsx';
export { RunPane } from './run-pane.tsx';
