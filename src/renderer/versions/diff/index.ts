export { ReportDiff } from './report-diff.tsx';
