import { fail, succeed, type Result } from '#shared/base/result.ts';
import { userFault, type Fault } from '#shared/base/fault.ts';
import type { Block } from '#shared/domain/layout.ts';
import type { BibliographicData } from '#shared/domain/source.ts';
import { warningsOfUnseen, withoutTurns } from '#shared/text/unseen-characters.ts';
import type { ReadSource, SourceReader } from '#main/ports/source-reader.ts';
import { titleFromFileName } from './bibliographic-fields.ts';
import { chooseFormat, formatOfName } from './choose-format.ts';
import { cleanText, collapseSpace } from './clean-text.ts';
import { detectLanguage } from './detect-language.ts';
import { loadFile } from './load-file.ts';
import { readerLimits } from './reader-limits.ts';
import type { ReadContent, SourceFormat } from './source-format.ts';

export { detectLanguage } from './detect-language.ts';
export { supportedEndings } from './formats.ts';

/** Reads one file in the thread it is called in. What is wrong with a file comes back as a fault, never as a throw. */
export const readSource: SourceReader = async (request, { recogniser = null, onPage = () => undefined } = {}) => {
  const maxBytes = formatOfName(request.fileName)?.maxBytes ?? readerLimits.fileBytes;
  const loaded = loadFile(request, maxBytes);
  if (!loaded.ok) return loaded;
  const format = chooseFormat(request.fileName, loaded.value);
  if (!format.ok) return format;
  const content = await format.value.read({ bytes: loaded.value, fileName: request.fileName, recogniser, onPage });
  return content.ok ? finish(content.value, format.value, request.fileName) : content;
};

function finish(content: ReadContent, format: SourceFormat, fileName: string): Result<ReadSource> {
  const { layout } = content;
  // Replacing a lone surrogate keeps every position.
  const text = content.text.toWellFormed();
  if (text.trim() === '') return fail(emptyFault(fileName));
  const excess = findExcess(text, fileName);
  if (excess !== null) return fail(excess);
  const told = detectLanguage(text, layout.blocks);
  const language = told === 'und' ? (content.declaredLanguage ?? 'und') : told;
  return succeed({
    mediaType: format.mediaType,
    text,
    layout,
    bibliographic: completeBibliographic(content, fileName, language),
    language,
    warnings: [...content.warnings, ...warningsOfUnseen(text)],
    recognised: content.recognised ?? null,
  });
}

function completeBibliographic(
  { bibliographic, layout, text }: ReadContent,
  fileName: string,
  language: string,
): BibliographicData {
  const heading = layout.blocks.find((block: Block) => block.kind === 'heading' && block.level === 1);
  const ownTitle = collapseSpace(cleanText(bibliographic.title ?? ''));
  const headingTitle =
    heading === undefined ? '' : collapseSpace(text.slice(heading.charStart, heading.charEnd)).slice(0, 300);
  const title = withoutTurns((ownTitle || headingTitle || titleFromFileName(fileName)).toWellFormed());
  return { type: 'document', ...(language !== 'und' && { language }), ...bibliographic, title };
}

function emptyFault(fileName: string): Fault {
  return userFault(
    'file-empty',
    `“${fileName}” holds no text. If there should be some, open it in the program it was made with and save it again.`,
  );
}

function findExcess(text: string, fileName: string): Fault | null {
  const { textCodeUnits, lineCodeUnits } = readerLimits;
  if (text.length > textCodeUnits) {
    return userFault(
      'file-too-large',
      `“${fileName}” holds more than ${textCodeUnits / 1_000_000} million characters, too many for one source. Split it into smaller files.`,
    );
  }
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    if ((end < 0 ? text.length : end) - start > lineCodeUnits) {
      return userFault(
        'file-too-large',
        `“${fileName}” has a line of more than ${lineCodeUnits / 1_000_000} million characters, so it is probably data and not a text. Break its text into lines, or leave it out.`,
      );
    }
    if (end < 0) break;
    start = end + 1;
  }
  return null;
}
