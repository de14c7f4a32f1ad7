import type { BibliographyFiles } from '#main/ports/bibliography-files.ts';
import { fail, succeed } from '#shared/base/result.ts';
import { userFault } from '#shared/base/fault.ts';
import { readBibtex } from './bibtex/read-bibtex.ts';
import { readCslJson } from './csl-json/read-csl-json.ts';
import { decodeBibliography } from './decode-bibliography.ts';
import { createPace } from '#main/ports/pace.ts';
import { readNbib } from './ris/read-nbib.ts';
import { readRis } from './ris/read-ris.ts';

/** By what the file's name claims; a text that looks like another form is read as that. */
export const readBibliography: BibliographyFiles['read'] = async ({ fileName, bytes }) => {
  const text = decodeBibliography(bytes);
  const pace = createPace();
  const form = formOf(fileName, text);
  const read = form === null ? await readCslJson(text, pace) : await readers[form](text, pace);
  if (read === null || (read.entries.length === 0 && read.problems.length === 0 && form === null)) {
    return fail(
      userFault(
        'file-type-unsupported',
        `${fileName} holds no bibliography that Heddle can read. BibTeX, BibLaTeX, RIS, PubMed’s .nbib and CSL-JSON can be read.`,
      ),
    );
  }
  return succeed(read);
};

const readers = { bibtex: readBibtex, ris: readRis, nbib: readNbib };

type TextForm = keyof typeof readers;

/** Null for JSON, and for what looks like nothing known. */
function formOf(fileName: string, text: string): TextForm | null {
  const claimed = Object.entries(endings).find(([, ending]) => ending.test(fileName))?.[0] as TextForm | undefined;
  if (claimed !== undefined && looksLike[claimed].test(text)) return claimed;
  if (/^\s*[[{]/.test(text)) return null;
  const found = (Object.keys(looksLike) as TextForm[]).find((form) => looksLike[form].test(text));
  return found ?? claimed ?? null;
}

const endings: Readonly<Record<TextForm, RegExp>> = { ris: /\.ris$/i, nbib: /\.nbib$/i, bibtex: /\.bib(?:tex)?$/i };

const looksLike: Readonly<Record<TextForm, RegExp>> = {
  ris: /^[ \t]*TY {1,2}- /m,
  nbib: /^PMID- *\d/m,
  bibtex: /@\s*[A-Za-z]+\s*[{(]/,
};
