export { ReportEditor } from './report-editor.tsx';
