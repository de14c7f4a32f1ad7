import { posix } from 'node:path';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { openArchive, type Archive } from '../archive/open-archive.ts';
import { assembleBlocks } from '../assemble-blocks.ts';
import { damagedFault, officeKinds, wrongKindFault } from '../office/office-faults.ts';
import type { FileInput, ReadContent } from '../source-format.ts';
import { findElement, findElements, parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { readDocumentProperties } from './document-properties.ts';
import { formulaText } from './inline-text.ts';
import { textBlocks } from './text-blocks.ts';
import { readTextStyles } from './text-styles.ts';

/** An OpenDocument text, packed (.odt) or as one XML file (.fodt). No macro is run, nothing outside is opened. */
export async function readOdt({ bytes, fileName }: FileInput): Promise<Result<ReadContent>> {
  if (bytes[0] !== 0x50) {
    if (!bytes.subarray(0, 4096).includes('office:document')) return fail(notOpenDocument(fileName));
    const document = parseXml(bytes);
    return document === null
      ? fail(damagedFault(fileName, officeKinds.text, 'not well-formed'))
      : readDocument({ fileName, content: document, styles: [], meta: document, formula: () => '' });
  }
  const opened = await openArchive({ bytes, fileName, keeps: (name) => name.endsWith('.xml') });
  if (!opened.ok) return opened;
  const { names, parts } = opened.value;
  if (isEncrypted(opened.value)) {
    return fail(
      userFault(
        'file-encrypted',
        `“${fileName}” is protected with a password. Open it, remove the password, save it and import that.`,
      ),
    );
  }
  const wrong = wrongKindFault(names, fileName, 'text');
  if (wrong !== null) return fail(wrong);
  const content = parseXml(parts.get('content.xml'));
  if (content === null) return fail(damagedFault(fileName, officeKinds.text, 'content.xml is unreadable'));
  const styles = parseXml(parts.get('styles.xml'));
  const formula = (object: XmlElement): string => {
    const root = parseXml(parts.get(posix.join(object.attribute('xlink:href'), 'content.xml')));
    return root === null ? '' : formulaText(root);
  };
  return readDocument({
    fileName,
    content,
    styles: styles === null ? [] : [styles],
    meta: parseXml(parts.get('meta.xml')),
    formula,
  });
}

function readDocument(options: {
  readonly fileName: string;
  readonly content: XmlElement;
  readonly styles: readonly XmlElement[];
  readonly meta: XmlElement | null;
  readonly formula: (object: XmlElement) => string;
}): Result<ReadContent> {
  const { fileName, content, styles, meta, formula } = options;
  const body = findElement(content, 'office:text');
  if (body === null) {
    return fail(
      userFault(
        'file-type-mismatch',
        `“${fileName}” is an OpenDocument file but not a text. Save a spreadsheet as .xlsx, a presentation as .pptx, and import that.`,
      ),
    );
  }
  const { drafts, annotations } = textBlocks(body, readTextStyles([...styles, content]), formula);
  const bibliographic = readDocumentProperties(meta);
  const declaredLanguage = /^[a-z]{2}(?=$|-)/i.exec(bibliographic.language ?? '')?.[0].toLowerCase();
  return succeed({
    ...assembleBlocks(drafts),
    bibliographic,
    warnings: annotations === 0 ? [] : [`Comments in the margin were left out (${annotations}).`],
    ...(declaredLanguage !== undefined && { declaredLanguage }),
  });
}

function notOpenDocument(fileName: string) {
  return userFault(
    'file-type-mismatch',
    `“${fileName}” is named like an OpenDocument text, but it is plain text. Rename it to end in .txt and import it again.`,
  );
}

function isEncrypted({ names, parts }: Archive): boolean {
  const manifest = parseXml(parts.get('META-INF/manifest.xml'));
  if (names.has('encrypted-package')) return true;
  return manifest !== null && findElements(manifest, 'manifest:encryption-data').length > 0;
}
