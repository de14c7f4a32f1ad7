import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { CitationStyle, StyleSummary } from '#shared/domain/citation-style.ts';
import { readStyleHeader } from './style-header.ts';

type Style = { readonly summary: StyleSummary; readonly xml: string };

/** The styles that come with Heddle, and those that a person added. */
export type StyleFiles = {
  /** By title, the built-in ones first. Added files that aren't styles are passed over. */
  readonly list: () => Promise<readonly StyleSummary[]>;
  /** Null where there is none of that id. */
  readonly read: (id: CitationStyle) => Promise<string | null>;
  /** Faults: `style-unreadable`, `wrong-use` for the id of a built-in one. */
  readonly add: (xml: string) => Promise<Result<StyleSummary>>;
  readonly readAdded: (id: CitationStyle) => Promise<string | null>;
  readonly remove: (id: CitationStyle) => Promise<Result<void>>;
};

export function createStyleFiles(options: {
  readonly builtIn: string;
  readonly added: string;
  readonly write: (path: string, content: string) => Promise<void>;
}): StyleFiles {
  let builtIn: Promise<readonly Style[]> | null = null;
  const builtInStyles = () => (builtIn ??= stylesIn(options.builtIn, true));
  const addedPath = (id: CitationStyle) => join(options.added, `${id}.csl`);
  const findBuiltIn = async (id: CitationStyle) => (await builtInStyles()).find(({ summary }) => summary.id === id);

  return {
    list: async () => {
      const shipped = await builtInStyles();
      const taken = new Set(shipped.map(({ summary }) => summary.id));
      const added = (await stylesIn(options.added, false)).filter(({ summary }) => !taken.has(summary.id));
      return [...shipped, ...added].map(({ summary }) => summary);
    },
    read: async (id) => (await findBuiltIn(id))?.xml ?? textOf(addedPath(id)),
    readAdded: async (id) => ((await findBuiltIn(id)) === undefined ? textOf(addedPath(id)) : null),
    add: async (xml) => {
      const header = readStyleHeader(xml);
      if (!header.ok) return header;
      const { id, title } = header.value;
      if ((await findBuiltIn(id)) !== undefined) {
        return fail(
          userFault('wrong-use', `“${title}” has the id of a style that comes with Heddle: ${id}. Use that one.`),
        );
      }
      await options.write(addedPath(id), xml);
      return succeed({ ...header.value, isBuiltIn: false });
    },
    remove: async (id) => {
      if ((await findBuiltIn(id)) !== undefined) {
        return fail(userFault('wrong-use', 'Styles that come with Heddle can’t be removed.'));
      }
      await rm(addedPath(id), { force: true });
      return succeed(undefined);
    },
  };
}

async function stylesIn(folder: string, isBuiltIn: boolean): Promise<readonly Style[]> {
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(
    names.filter((name) => name.endsWith('.csl')).map((name) => textOf(join(folder, name))),
  );
  const styles = texts.flatMap((xml) => {
    const header = xml === null ? null : readStyleHeader(xml);
    return xml !== null && header?.ok === true ? [{ summary: { ...header.value, isBuiltIn }, xml }] : [];
  });
  return styles.toSorted((a, b) => a.summary.title.localeCompare(b.summary.title, 'en'));
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
