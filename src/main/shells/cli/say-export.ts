import type { RequestOutput } from '#shared/contract/index.ts';
import { count } from './wording.ts';

/** Longer lists are `--json`'s. */
const mostFindings = 20;

/** The files of an export, what it could not take over, and what to look at. */
export function sayExport(answer: RequestOutput<'report.export'>): string {
  const { files, sections, references, warnings, findings } = answer;
  const [report, ...beside] = files;
  const further = findings.length - mostFindings;
  return [
    `${report?.path ?? ''}: ${count(sections, 'section')} and ${count(references, 'reference')} written.`,
    ...(beside.length > 3 ? [`  beside it: ${count(beside.length, 'file')}`] : beside.map(({ path }) => `  ${path}`)),
    ...warnings.map((warning) => `  ${warning}`),
    ...(findings.length === 0 ? [] : [`${count(findings.length, 'thing')} to look at before you hand it in:`]),
    ...findings.slice(0, mostFindings).map(({ code, heading, text, detail }) => {
      const place = [heading, text].filter((words) => words !== '').join(' · ');
      return `  ${code}: ${detail}${place === '' ? '' : `\n    ${place}`}`;
    }),
    ...(further > 0 ? [`  and ${further} more; --json lists them all`] : []),
  ].join('\n');
}
