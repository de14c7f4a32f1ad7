export { noteCaught, noteWindowErrors } from './note-window-errors.ts';
export { ProblemsDialog } from './problems-dialog.tsx';
export { ProblemsView } from './problems-view.tsx';
