export { zipFiles } from './zip-files.ts';
