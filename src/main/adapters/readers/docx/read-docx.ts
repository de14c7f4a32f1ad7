import mammoth from 'mammoth';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { userFault } from '#shared/base/fault.ts';
import { openArchive } from '../archive/open-archive.ts';
import { assembleBlocks } from '../assemble-blocks.ts';
import { toDraftBlocks } from '../html/html-blocks.ts';
import { parsePage } from '../html/parse-page.ts';
import type { FileInput, ReadContent } from '../source-format.ts';
import { readCoreProperties } from './core-properties.ts';

const styleMap = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh", 'comment-reference => '];

const corePart = 'docProps/core.xml';

/** A Word document: headings, lists, tables, footnotes at the end. Nothing outside the file is opened. */
export async function readDocx({ bytes, fileName }: FileInput): Promise<Result<ReadContent>> {
  if (bytes[0] === 0xd0) return fail(oleFault(bytes, fileName));
  // The library below unpacks the file again by itself, so all of it has to be proved harmless.
  const archive = await openArchive({ bytes, fileName, keeps: (name) => name === corePart, mustBeWhole: true });
  if (!archive.ok) return archive;
  const names = [...archive.value.names];
  if (!names.some((name) => /^word\/document\d*\.xml$/.test(name)) && !names.includes('_rels/.rels')) {
    return fail(
      userFault(
        'file-type-mismatch',
        `“${fileName}” is a ZIP archive but not a Word document. Unpack it and import the documents inside.`,
      ),
    );
  }
  const other = otherPackage(names);
  if (other !== null) {
    return fail(
      userFault(
        'file-type-mismatch',
        `“${fileName}” is named like a Word document, but it is ${other}. Export it as PDF and import that.`,
      ),
    );
  }
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
    return fail(
      userFault(
        'file-damaged',
        `“${fileName}” is damaged and cannot be read as a Word document. Open it in a word processor, save it again and import that.`,
        detail,
      ),
    );
  }
}

// Footnote marks and the arrows back would stand in the middle of sentences.
function withoutReturnLinks(html: string): string {
  return html
    .replace(/<sup>\s*<a [^>]*(?:footnote|endnote|comment)-ref[^>]*>[^<]*<\/a>\s*<\/sup>/g, '')
    .replace(/<a href="#(?:footnote|endnote|comment)-ref-[^>]*>[^<]*<\/a>/g, '');
}

function otherPackage(names: readonly string[]): string | null {
  if (names.some((name) => name.startsWith('word/'))) return null;
  if (names.includes('xl/workbook.xml')) return 'a spreadsheet';
  if (names.includes('ppt/presentation.xml')) return 'a slide deck';
  return null;
}

function oleFault(bytes: Buffer, fileName: string) {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return userFault(
      'file-encrypted',
      `“${fileName}” is protected with a password. Open it, remove the password, save it and import that.`,
    );
  }
  return userFault(
    'file-type-mismatch',
    `“${fileName}” is a document in the old Word format. Open it in a word processor, save it as .docx and import that.`,
  );
}
