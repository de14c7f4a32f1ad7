export { type BeirCollection, readBeir } from './read-beir.ts';
