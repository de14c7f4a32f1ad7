import { toId } from '#shared/base/ids.ts';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import type { Report } from '#shared/domain/report.ts';
import { claimKey, citeReport, exportName, lint } from '#main/flow/export/index.ts';
import { readRequiredSections } from '#main/flow/outline/index.ts';
import { assembleReport, reportVerdicts } from '#main/flow/report/index.ts';
import { reportFacts } from '#main/flow/sections/index.ts';
import { timestamp } from '#main/ports/clock.ts';
import type { CallOptions, Project } from './project.ts';

export async function exportReport(
  project: Project,
  input: ParsedInput<'report.export'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'report.export'>>> {
  const { outFile, format } = input;
  if (outFile !== undefined && options.mayPlaceFiles !== true) {
    return fail(
      userFault('wrong-use', 'A window fetches an export by its address; it can’t have it written elsewhere.'),
    );
  }
  const assembled = assembleReport(project.store);
  if (!assembled.ok) return assembled;
  const report = assembled.value;
  const style = input.citations === 'numbered' ? 'numbered' : (input.style ?? report.citationStyle);
  const { signal, onEvent } = options;
  onEvent({ type: 'export-progressed', step: 'citations' });
  // The citations are set in a thread of their own: what the checks found is looked up meanwhile.
  const [cited, verdicts] = await Promise.all([
    citeReport({ report, style, formatter: project.citations, signal }),
    showsVerdicts(input) ? verdictsOf(project, report, signal) : new Map(),
  ]);
  if (!cited.ok) return cited;
  onEvent({ type: 'export-progressed', step: format === 'pdf' ? 'printing' : 'writing' });
  const { withComments, hasContents, numbersHeadings, paper } = input;
  const toLint = { ...lintOptions(project, report), style: cited.value.style };
  const writing = project.writeExport(
    {
      report,
      cited: cited.value,
      verdicts,
      format,
      isForPandoc: input.citations === 'pandoc',
      withAppendix: input.withQuotes,
      options: { withComments, hasContents, numbersHeadings, paper },
      name: exportName({ outFile, title: report.title }),
      date: timestamp(project.clock).slice(0, 10),
    },
    signal,
  );
  const [written, findings] = await Promise.all([writing, lint(toLint)]);
  if (!written.ok) return written;
  const { files, warnings } = written.value;
  const counts = {
    sections: report.parts.filter(({ isLeaf }) => isLeaf).length,
    references: report.bibliography.length,
    warnings: [...warnings],
    findings: [...findings],
  };
  if (outFile !== undefined) {
    const placed = await project.exports.place(outFile, files);
    return placed.ok ? succeed({ exportId: null, files: [...placed.value], ...counts }) : placed;
  }
  const exportId = toId('exp', project.newSuffix());
  await project.exports.keep(exportId, files);
  const named = files.map(({ path, bytes }) => ({ path, byteCount: bytes.byteLength }));
  return succeed({ exportId, files: named, ...counts });
}

/** Whether any reader of the export sees what the checks found of a claim. */
function showsVerdicts({ format, withQuotes, withComments }: ParsedInput<'report.export'>): boolean {
  return withQuotes || withComments || format === 'html' || format === 'json';
}

export async function lintReport(
  project: Project,
  input: ParsedInput<'report.lint'>,
): Promise<Result<RequestOutput<'report.lint'>>> {
  const report = assembleReport(project.store);
  if (!report.ok) return report;
  const id = input.style ?? report.value.citationStyle;
  const styles = await project.citations.listStyles();
  const { kind = 'in-text', format = '' } = styles.find((style) => style.id === id) ?? {};
  return succeed({ findings: [...(await lint({ ...lintOptions(project, report.value), style: { kind, format } }))] });
}

export async function describePrinter({ printer }: Project): Promise<Result<RequestOutput<'export.printer'>>> {
  return succeed({ printer: await printer.describe() });
}

function lintOptions({ store, toMathml }: Project, report: Report) {
  const uncited = store.listSources().filter(({ id }) => !report.bibliography.some(({ source }) => source.id === id));
  return {
    report,
    suggestions: store.listSuggestions(),
    sourcesNeverCited: uncited,
    required: readRequiredSections(store),
    toMathml,
  };
}

async function verdictsOf({ store, checks }: Project, report: Report, signal: AbortSignal) {
  const verdicts = await reportVerdicts({ report, facts: reportFacts(store), store, cache: checks, signal });
  return new Map(verdicts.map(({ itemId, text, verdict }) => [claimKey(itemId, text), verdict]));
}
