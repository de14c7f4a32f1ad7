export {
  importPaths,
  type ImportEvent,
  type ImportReport,
  type ReadAndSplit,
  type ReadAndSplitSource,
} from './import-paths.ts';
