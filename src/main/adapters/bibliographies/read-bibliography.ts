import type { BibliographyFiles } from '#main/ports/bibliography-files.ts';
import { fail, succeed } from '#shared/base/result.ts';
import { userFault } from '#shared/base/fault.ts';
import { readBibtex } from './bibtex/read-bibtex.ts';
import { readCslJson } from './csl-json/read-csl-json.ts';
import { decodeBibliography } from './decode-bibliography.ts';
import { createPace } from './pace.ts';
import { readRis } from './ris/read-ris.ts';

/** By what the file's name claims; a text that looks like another form is read as that. */
export const readBibliography: BibliographyFiles['read'] = async ({ fileName, bytes }) => {
  const text = decodeBibliography(bytes);
  const pace = createPace();
  const form = formOf(fileName, text);
  const read =
    form === 'ris'
      ? await readRis(text, pace)
      : form === 'bibtex'
        ? await readBibtex(text, pace)
        : await readCslJson(text, pace);
  if (read === null || (read.entries.length === 0 && read.problems.length === 0 && form === null)) {
    return fail(
      userFault(
        'file-type-unsupported',
        `${fileName} holds no bibliography that Heddle can read. BibTeX, BibLaTeX, RIS and CSL-JSON can be read.`,
      ),
    );
  }
  return succeed(read);
};

function formOf(fileName: string, text: string): 'bibtex' | 'ris' | null {
  if (/\.ris$/i.test(fileName)) return looksLikeRis(text) || !looksLikeBibtex(text) ? 'ris' : 'bibtex';
  if (/\.bib(?:tex)?$/i.test(fileName)) return looksLikeBibtex(text) || !looksLikeRis(text) ? 'bibtex' : 'ris';
  if (/^\s*[[{]/.test(text)) return null;
  if (looksLikeRis(text)) return 'ris';
  return looksLikeBibtex(text) ? 'bibtex' : null;
}

function looksLikeRis(text: string): boolean {
  return /^\s*TY {1,2}- /m.test(text);
}

function looksLikeBibtex(text: string): boolean {
  return /@\s*[A-Za-z]+\s*[{(]/.test(text);
}
