export { exportReport, exportFormats, type ExportFormat } from './export-report.ts';
