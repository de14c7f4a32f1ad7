export { importPaths, type ImportEvent, type ImportReport, type ReadAndSplit } from './import-paths.ts';
