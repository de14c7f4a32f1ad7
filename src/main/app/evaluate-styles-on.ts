/** Measures the formatting of citations on tests of the CSL test suite. */
export { scoreStyles as evaluateStylesOn } from '#main/adapters/citeproc/csl-tests/index.ts';
