import mammoth from 'mammoth';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { openArchive } from '../archive/open-archive.ts';
import { assembleBlocks } from '../assemble-blocks.ts';
import { toDraftBlocks } from '../html/html-blocks.ts';
import { parsePage } from '../html/parse-page.ts';
import { damagedFault, officeKinds, oleFault, wrongKindFault } from '../office/office-faults.ts';
import { isSoundXml } from '../xml/is-sound-xml.ts';
import type { FileInput, ReadContent } from '../source-format.ts';
import { readCoreProperties } from './core-properties.ts';

const styleMap = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh", 'comment-reference => '];

const corePart = 'docProps/core.xml';
const xmlParts = /\.(?:xml|rels)$/i;
/** Nothing of it is text of the document. */
const besideTheText = /^(?:customXml|docProps)\//;

/** A Word document: headings, lists, tables, footnotes at the end. Nothing outside the file is opened. */
export async function readDocx({ bytes, fileName }: FileInput): Promise<Result<ReadContent>> {
  if (bytes[0] === 0xd0) return fail(oleFault(bytes, fileName, officeKinds.word));
  // The library below unpacks the file again by itself, so all of it has to be proved harmless.
  const archive = await openArchive({ bytes, fileName, keeps: (name) => xmlParts.test(name), mustBeWhole: true });
  if (!archive.ok) return archive;
  const wrong = wrongKindFault(archive.value.names, fileName, 'word');
  if (wrong !== null) return fail(wrong);
  // So has its XML: the library's time grows with the square of what stands beside the root, and it calls itself for each level.
  const unsound = [...archive.value.parts].find(([name, part]) => !besideTheText.test(name) && !isSoundXml(part));
  if (unsound !== undefined)
    return fail(damagedFault(fileName, officeKinds.word, `${unsound[0]} is no well-formed XML, or nests too deep`));
  try {
    const converted = await mammoth.convertToHtml(
      { buffer: bytes },
      { styleMap, externalFileAccess: false, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    );
    const drafts = toDraftBlocks(parsePage(withoutReturnLinks(converted.value)).body ?? parsePage(''));
    return succeed({
      ...assembleBlocks(drafts),
      bibliographic: readCoreProperties(archive.value.parts.get(corePart)?.toString('utf8') ?? ''),
      warnings: [],
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return fail(damagedFault(fileName, officeKinds.word, detail));
  }
}

// Footnote marks and the arrows back would stand in the middle of sentences.
function withoutReturnLinks(html: string): string {
  return html
    .replace(/<sup>\s*<a [^>]*(?:footnote|endnote|comment)-ref[^>]*>[^<]*<\/a>\s*<\/sup>/g, '')
    .replace(/<a href="#(?:footnote|endnote|comment)-ref-[^>]*>[^<]*<\/a>/g, '');
}
