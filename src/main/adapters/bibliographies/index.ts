import type { BibliographyFiles, BibliographyForm } from '#main/ports/bibliography-files.ts';
import { toCslItem } from '#shared/text/csl-item.ts';
import { writeBibEntry } from './bibtex/write-bibtex.ts';
import { createPace } from '#main/ports/pace.ts';
import { readBibliography } from './read-bibliography.ts';
import { writeRisEntry } from './ris/write-ris.ts';

/** Reads and writes files in code of its own: nothing of it is able to fetch what an entry names. */
export const bibliographyFiles: BibliographyFiles = {
  read: readBibliography,
  write: async (entries, form) => {
    const pace = createPace();
    const written: string[] = [];
    for (const entry of entries) {
      await pace();
      written.push(writeEntry(entry, form));
    }
    if (form !== 'csl-json') return written.join('\n');
    return `[${written.join(',')}${written.length > 0 ? '\n' : ''}]\n`;
  },
};

type Entry = Parameters<BibliographyFiles['write']>[0][number];

function writeEntry({ key, bibliographic }: Entry, form: BibliographyForm): string {
  switch (form) {
    case 'bibtex':
    case 'biblatex':
      return writeBibEntry(key, bibliographic, form);
    case 'ris':
      return writeRisEntry(key, bibliographic);
    case 'csl-json':
      // A pattern would take other characters that break lines, inside of values, for line ends too.
      return `\n  ${JSON.stringify(toCslItem(key, bibliographic), null, 2).replaceAll('\n', '\n  ')}`;
  }
}
