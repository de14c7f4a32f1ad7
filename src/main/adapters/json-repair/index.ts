export { findJson } from './find-json.ts';
