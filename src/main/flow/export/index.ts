export { exportReport } from './export-report.ts';
