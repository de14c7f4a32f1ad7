import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { templateSchema, type Template, type TemplateId } from '#shared/domain/template.ts';
import type { TemplateStore } from '#main/ports/template-store.ts';

const shipped = fileURLToPath(new URL('../../../../resources/templates/', import.meta.url));

/** Built-in kinds lie with the program, one file for each language; a person's own in `folder`, one file each. */
export function createTemplateStore(options: {
  readonly folder: string;
  readonly write: (path: string, text: string) => Promise<Result<unknown>>;
}): TemplateStore {
  const { folder, write } = options;
  const builtIn = (language: string): readonly Template[] => {
    const all = readAll(shipped);
    return all.filter(
      (each) =>
        each.language === language ||
        (each.language === 'en' && !all.some((other) => other.id === each.id && other.language === language)),
    );
  };
  const isBuiltIn = (id: TemplateId) => readAll(shipped).some((each) => each.id === id);
  return {
    list: (language) => [
      ...builtIn(language)
        .toSorted(byName)
        .map((each) => ({ ...each, isBuiltIn: true })),
      ...readAll(folder)
        .filter(({ id }) => !isBuiltIn(id))
        .toSorted(byName)
        .map((each) => ({ ...each, isBuiltIn: false })),
    ],
    save: async (template) => {
      if (isBuiltIn(template.id)) {
        return fail(
          userFault('wrong-use', `Heddle has a kind of report called “${template.name}”. Choose another name.`),
        );
      }
      const written = await write(pathOf(folder, template.id), `${JSON.stringify(template, null, 2)}\n`);
      return written.ok ? succeed(undefined) : written;
    },
    remove: async (id) => {
      if (!readAll(folder).some((each) => each.id === id)) {
        return fail(userFault('template-not-found', `You have no kind of report called “${id}” to remove.`));
      }
      rmSync(pathOf(folder, id), { force: true });
      return succeed(undefined);
    },
  };
}

/** What of a folder's files are templates; the others are passed over. */
function readAll(folder: string): readonly Template[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .flatMap((name) => {
      try {
        const read = templateSchema.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
        return read.success ? [read.data] : [];
      } catch {
        return [];
      }
    });
}

function pathOf(folder: string, id: TemplateId): string {
  return join(folder, `${id}.json`);
}

function byName(a: Template, b: Template): number {
  return a.name.localeCompare(b.name, 'en');
}
