export { importPaths, type ReadAndSplit, type ReadAndSplitSource } from './import-paths.ts';
