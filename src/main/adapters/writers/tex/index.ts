export { createTexWriter } from './write-tex.ts';
