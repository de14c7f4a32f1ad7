export {
  CoreProvider,
  useBytes,
  useConnection,
  useCore,
  useCoreEvent,
  useInvoke,
  useRequest,
} from './core-context.tsx';
export { droppedFiles, toBrought } from './dropped-files.ts';
export type { BroughtFile, Bytes, ReachedCore } from './reached-core.ts';
