export { createLsaFitter } from './lsa-fitter.ts';
