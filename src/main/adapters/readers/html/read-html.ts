import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { assembleBlocks } from '../assemble-blocks.ts';
import { cleanText } from '../clean-text.ts';
import { decodeText } from '../decode-text.ts';
import { readerLimits } from '../reader-limits.ts';
import type { FileInput, ReadContent } from '../source-format.ts';
import { extractArticle } from './extract-article.ts';
import { toDraftBlocks } from './html-blocks.ts';
import { readMetadata } from './html-metadata.ts';
import { parsePageOrNull } from './parse-page.ts';

const { nestedElements } = readerLimits;

/** A saved web page: its article as Readability finds it, else its whole body. Nothing is fetched, no script runs. */
export async function readHtml({ bytes, fileName }: FileInput): Promise<Result<ReadContent>> {
  const decoded = decodeText(bytes, declaredEncoding(bytes));
  const page = parsePageOrNull(cleanText(decoded.text));
  if (page === null) {
    return fail(
      userFault(
        'file-damaged',
        `“${fileName}” nests its tags more than ${nestedElements} deep, which no sound page does. Open it in a browser, save its text, and import that.`,
      ),
    );
  }
  const declaredLanguage = /^[a-z]{2}(?=$|[-_])/i
    .exec(page.documentElement?.getAttribute('lang') ?? '')?.[0]
    .toLowerCase();
  // Readability takes the page apart, so its metadata come first.
  const metadata = readMetadata(page);
  const { root, byline, title } = extractArticle(page);
  const bibliographic = metadata(byline, title);
  return succeed({
    ...assembleBlocks(toDraftBlocks(root)),
    bibliographic,
    warnings: decoded.warnings,
    ...(declaredLanguage !== undefined && { declaredLanguage }),
  });
}

function declaredEncoding(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 4096).toString('latin1');
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ??
    null
  );
}
