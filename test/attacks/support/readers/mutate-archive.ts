import { unzipSync } from 'fflate';
import { buildZip, type ZipEntry } from '../../../main/adapters/readers/build-zip.ts';
import type { Choices } from './choices.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateText } from './mutate-text.ts';

/** The archive with parts broken inside it and packed anew, mostly with checksums that are right. */
export function mutateArchive(bytes: Buffer, choices: Choices): Buffer {
  let entries: ZipEntry[];
  try {
    entries = Object.entries(unzipSync(bytes)).map(([name, content]) => ({ name, content: Buffer.from(content) }));
  } catch {
    return mutateBytes(bytes, choices, bytes);
  }
  if (entries.length === 0) return bytes;
  for (let times = 1 + choices.below(3); times > 0 && entries.length > 0; times -= 1)
    entries = choices.pick(ways)(entries, choices);
  const packed = buildZip(entries);
  return choices.chance(0.1) ? mutateBytes(packed, choices, bytes) : packed;
}

type Way = (entries: readonly ZipEntry[], choices: Choices) => ZipEntry[];

/** Which parts hold what is read: the rest is pictures and fonts. */
function markup(entries: readonly ZipEntry[]): readonly number[] {
  const found = entries.flatMap(({ name }, index) => (/\.(?:xml|rels|opf|ncx|x?html?)$/.test(name) ? [index] : []));
  return found.length > 0 ? found : entries.map((_, index) => index);
}

const breakMarkup: Way = (entries, choices) => {
  const at = choices.pick(markup(entries));
  return entries.map((entry, index) =>
    index === at ? { ...entry, content: mutateText(entry.content, choices, '.xml') } : entry,
  );
};

const breakElements: Way = (entries, choices) => {
  const at = choices.pick(markup(entries));
  return entries.map((entry, index) =>
    index === at ? { ...entry, content: moveElements(entry.content, choices) } : entry,
  );
};

/** Whole elements doubled, nested in themselves, taken out or put elsewhere: the file stays well-formed. */
function moveElements(content: Buffer, { pick, chance, below }: Choices): Buffer {
  const text = content.toString('utf8');
  const found = [
    ...text.matchAll(/<([\w:]+)(?:\s[^<>]*)?>(?:(?!<\1[\s>])[\s\S]){0,5000}?<\/\1>|<[\w:]+(?:\s[^<>]*)?\/>/g),
  ];
  if (found.length === 0) return content;
  const one = pick(found);
  const other = pick(found);
  const [whole] = one;
  const start = one.index;
  const end = start + whole.length;
  if (chance(0.25)) return Buffer.from(text.slice(0, start) + text.slice(end));
  if (chance(0.3)) return Buffer.from(text.slice(0, start) + other[0] + text.slice(end));
  const times = Math.floor((chance(0.2) ? below(400_000) : 600) / whole.length) + 1;
  if (chance(0.5)) return Buffer.from(text.slice(0, end) + whole.repeat(times) + text.slice(end));
  const [open = ''] = /^<[^>]*[^/]>/.exec(whole) ?? [];
  const close = `</${one[1] ?? ''}>`;
  const depth = open === '' ? 0 : 1 + below(600);
  return Buffer.from(text.slice(0, start) + open.repeat(depth) + whole + close.repeat(depth) + text.slice(end));
}

const breakBytes: Way = (entries, choices) => {
  const at = choices.below(entries.length);
  return entries.map((entry, index) =>
    index === at ? { ...entry, content: mutateBytes(entry.content, choices, entry.content) } : entry,
  );
};

const removePart: Way = (entries, { below }) => entries.toSpliced(below(entries.length), 1);

const doublePart: Way = (entries, choices) => {
  const entry = choices.pick(entries);
  return [...entries, { ...entry, content: mutateText(entry.content, choices, '.xml') }];
};

const swapParts: Way = (entries, { pick }) => {
  const [one, other] = [pick(entries), pick(entries)];
  return entries.map((entry) =>
    entry === one ? { ...entry, content: other.content } : entry === other ? { ...entry, content: one.content } : entry,
  );
};

const renamePart: Way = (entries, { below, pick }) => {
  const at = below(entries.length);
  return entries.map((entry, index) =>
    index === at
      ? {
          ...entry,
          name: pick([
            `../../${entry.name}`,
            `/${entry.name}`,
            entry.name.toUpperCase(),
            entry.name.replaceAll('/', '\\'),
            `${entry.name}\0`,
            '',
            '\u202e.xml',
            'x'.repeat(60_000),
            '__proto__',
          ]),
        }
      : entry,
  );
};

const lieOfSize: Way = (entries, { below, pick }) => {
  const at = below(entries.length);
  return entries.map((entry, index) =>
    index === at
      ? {
          ...entry,
          declaredSize: pick([0, 1, entry.content.length - 1, entry.content.length + 1, 0x7fffffff, 0xffffffff]) >>> 0,
        }
      : entry,
  );
};

const emptyPart: Way = (entries, { below }) => {
  const at = below(entries.length);
  return entries.map((entry, index) => (index === at ? { ...entry, content: Buffer.alloc(0) } : entry));
};

const ways: readonly Way[] = [
  breakMarkup,
  breakMarkup,
  breakMarkup,
  breakMarkup,
  breakElements,
  breakElements,
  breakElements,
  breakElements,
  breakBytes,
  removePart,
  doublePart,
  swapParts,
  renamePart,
  lieOfSize,
  emptyPart,
];
