export { assembleReport } from './assemble-report.ts';
export { checkReport } from './check-report.ts';
export { judgeReport, unjudgedClaims } from './judge-report.ts';
