import { fail, succeed } from '#shared/base/result.ts';
import type { BibliographyFiles } from '#main/ports/bibliography-files.ts';
import type { ExportedFile, PrintableReport, ReportWriter } from '#main/ports/report-writer.ts';
import { cancelled } from '../shared-cancelled.ts';
import { readShownImages } from '../shared-images.ts';
import { joinParts } from '../shared-join.ts';
import { appendixParts } from './appendix.ts';
import { texBlock } from './blocks.ts';
import { layImages } from './images.ts';
import { preamble } from './preamble.ts';
import { latin, scriptOfLanguage, scriptOfLetter, type Script } from './scripts.ts';
import type { Place, Sheet } from './sheet.ts';
import { texText } from './text.ts';

/**
 * The report as LaTeX that sets its citations and bibliography with biblatex, from a .bib file beside it. Latin text
 * compiles with every engine, all other with XeLaTeX and LuaLaTeX.
 */
export function createTexWriter(options: { readonly writeBibliography: BibliographyFiles['write'] }): ReportWriter {
  return async (report, { name, signal }) => {
    const images = await readShownImages(report, signal);
    if (!images.ok) return images;
    const companion = companionName(name);
    const laid = layImages([...images.value], `${companion}-files`);
    const sheet = createSheet(report, laid.paths);
    for (const warning of laid.warnings) sheet.warnings.add(warning);
    const body = await joinParts(bodyParts(sheet), signal);
    if (!body.ok) return body;
    const bibliography = await options.writeBibliography(report.bibliography.references, 'biblatex');
    if (signal.aborted) return fail(cancelled);
    // What the bibliography is set in must be provided for as well.
    const inBibliography = { ...sheet, scripts: new Set<Script>() };
    texText(bibliography, inBibliography);
    for (const script of inBibliography.scripts) sheet.scripts.add(script);
    const bibliographyScripts = inBibliography.scripts;
    const tex = `${preamble(sheet, { companion, bibliographyScripts, initials: initialsOf(sheet) })}\n\\begin{document}\n${body.value}\\end{document}\n`;
    const files: readonly ExportedFile[] = [
      { path: `${name}.tex`, bytes: Buffer.from(tex) },
      { path: `${companion}.bib`, bytes: Buffer.from(bibliography) },
      ...laid.files,
    ];
    return succeed({ files, warnings: [...sheet.warnings, ...characterWarnings(sheet)] });
  };
}

function createSheet(report: PrintableReport, imagePaths: Sheet['imagePaths']): Sheet {
  return {
    report,
    imagePaths,
    baseScript: scriptOfLanguage(report.language),
    scripts: new Set(),
    characters: new Set(),
    mathsCommands: new Set(),
    features: new Set(),
    warnings: new Set(),
  };
}

/** Letters of other scripts that given names begin with. */
function initialsOf({ report, baseScript }: Sheet): ReadonlyMap<string, Script> {
  const names = report.bibliography.references.flatMap(({ bibliographic }) => [
    ...(bibliographic.author ?? []),
    ...(bibliographic.editor ?? []),
    ...(bibliographic.translator ?? []),
  ]);
  const letters = names.flatMap(({ given = '' }) => given.normalize('NFC').match(/(?<![\p{L}\p{M}])\p{L}/gu) ?? []);
  const initials = new Map<string, Script>();
  for (const letter of letters) {
    const script = scriptOfLetter(letter, letter, baseScript);
    if (script !== null && script !== baseScript && script !== latin) initials.set(letter, script);
  }
  return initials;
}

function* bodyParts(sheet: Sheet): Generator<string> {
  const { report } = sheet;
  const place: Place = { sheet, waiting: null, isOutermost: true, depth: 0 };
  yield '\\maketitle\n';
  yield `\\begin{center}\\small ${texText(report.note, sheet)}\\end{center}\n\n`;
  if (report.options.hasContents) yield '\\tableofcontents\n\n';
  for (const block of report.blocks) yield texBlock(block, place);
  if (report.notePlace === 'end' && report.notes.length > 0) yield '\\theendnotes\n\n';
  if (report.bibliography.references.length > 0) {
    yield `\\printbibliography[heading=bibintoc,title={${texText(report.wording.references, sheet)}}]\n\n`;
  }
  if (report.appendix !== null) yield* appendixParts(report.appendix, sheet);
}

/** TeX reads the names of companions: what means something to it is left out of them. */
function companionName(name: string): string {
  return name.replaceAll(/[\\{}$&#%^~"'`,\s]+/g, '-');
}

function characterWarnings({ characters }: Sheet): readonly string[] {
  const rare = [...characters].filter((character) => /\p{Extended_Pictographic}|\p{Co}|\p{Cn}|\ufffd/u.test(character));
  if (rare.length === 0) return [];
  return [
    `These characters are set only where a font on the computer that compiles the report has them, and named by their number otherwise: ${rare.join(' ')}`,
  ];
}
