import type { Script } from './scripts.ts';

/**
 * Biber wraps stretches of other scripts in the bibliography as the writer does in the text: so the .bib stays clean for
 * other uses.
 */
export function sourceMapLines(scripts: Iterable<Script>): readonly string[] {
  const steps = [...scripts].filter(isMapped).map(step);
  return steps.length === 0
    ? []
    : [
        '% Stretches of other scripts in the bibliography; they stand as they are in the file.',
        `\\DeclareSourcemap{\\maps[datatype=bibtex,overwrite]{\\map[foreach={${fields.join(',')}}]{`,
        ...steps,
        '}}}',
      ];
}

const fields = [
  'title',
  'subtitle',
  'booktitle',
  'journaltitle',
  'maintitle',
  'series',
  'publisher',
  'location',
  'institution',
  'organization',
  'eventtitle',
  'venue',
  'note',
  'howpublished',
  'author',
  'editor',
  'translator',
];

/** Persian shares its letters with Arabic, which may be mapped already. */
function isMapped({ tag }: Script, _: number, all: readonly Script[]): boolean {
  return tag !== 'fa' || !all.some((other) => other.tag === 'ar');
}

function step({ tag, property }: Script): string {
  const words = `[${property}][${property}\\p{M}]*(?:[\\s:;0-9]+[${property}][${property}\\p{M}]*)*`;
  return `  \\step[fieldsource=\\regexp{$MAPLOOP},match=\\regexp{(${words})},replace=\\regexp{\\\\text${tag}\\{$1\\}}]`;
}
