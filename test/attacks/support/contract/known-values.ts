import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CoreConnection, RequestInput, RequestName, RequestOutput } from '#shared/contract/index.ts';
import type { IdKind } from './schema-values.ts';
import type { Sandbox } from './sandbox.ts';

export type Ids = Readonly<Record<IdKind, readonly string[]>>;

/** What the project has now. */
export type Known = {
  readonly ids: Ids;
  readonly outlineVersion: number;
  readonly revisions: ReadonlyMap<string, number>;
};

/** Fills the sandbox's project with sources, evidence, a report, a suggestion, an image and a kept version. */
export async function fillProject(connection: CoreConnection, { root, folder }: Sandbox): Promise<void> {
  const incoming = join(root, 'incoming');
  const paths = readdirSync(incoming).map((name) => join(incoming, name));
  await ask(connection, 'project.create', { folder, title: 'Water' });
  await ask(connection, 'library.import', { folder, paths });
  const brief = { question: 'How much water do leaks lose in Ashford, and what did repairs cost?', lengthWords: 300 };
  await ask(connection, 'report.draft', { folder, brief });
  await ask(connection, 'report.keep-version', { folder, name: 'first' });
  await ask(connection, 'report.add-image', { folder, fileName: 'dot.png', bytes: dot });
  const { parts } = await ask(connection, 'report.read', { folder });
  const part = parts.find(({ body }) => body !== null);
  if (part?.body == null) throw new Error('no section was drafted');
  const { itemId, body, revision } = part;
  await ask(connection, 'suggestion.write', {
    folder,
    itemId,
    baseRevision: revision,
    base: body,
    body: {
      type: 'doc',
      content: [...body.content, { type: 'paragraph', content: [{ type: 'text', text: 'More.' }] }],
    },
    instruction: 'more',
  });
}

/** Brings back what requests took out, so that the next ones find something to do. */
export async function refill(connection: CoreConnection, { root, folder }: Sandbox): Promise<void> {
  const incoming = join(root, 'incoming');
  const paths = readdirSync(incoming).map((name) => join(incoming, name));
  await connection.invoke('library.import', { folder, paths });
  const { sources } = await ask(connection, 'library.list', { folder });
  for (const { id, charCount } of sources.slice(0, 3)) {
    await connection.invoke('evidence.add', { folder, sourceId: id, charStart: 0, charEnd: Math.min(60, charCount) });
  }
}

export async function readKnown(connection: CoreConnection, folder: string): Promise<Known> {
  const said: string[] = [];
  for (const name of ['library.list', 'evidence.list', 'runs.list', 'report.versions', 'entries.list'] as const) {
    said.push(JSON.stringify(await ask(connection, name, { folder })));
  }
  const found = await connection.invoke('library.search', { folder, query: 'water leaks', limit: 20 });
  if (found.ok) said.push(JSON.stringify(found.value));
  const outline = await ask(connection, 'outline.read', { folder });
  const report = await ask(connection, 'report.read', { folder });
  said.push(JSON.stringify(outline), JSON.stringify(report));
  const all = [...new Set(said.join(' ').match(/\b(?:src|psg|evi|itm|sec|run|sug|ver|ast|exp|ent)_[0-9a-z]{6,40}\b/g))];
  const kinds = ['src', 'psg', 'evi', 'itm', 'sec', 'run', 'sug', 'ver', 'ast', 'exp', 'ent'] as const;
  return {
    ids: Object.fromEntries(kinds.map((kind) => [kind, all.filter((id) => id.startsWith(`${kind}_`))])) as Record<
      IdKind,
      string[]
    >,
    outlineVersion: outline.version,
    revisions: new Map(report.parts.map(({ itemId, revision }) => [itemId, revision])),
  };
}

/** Puts in what makes a request likely to be carried out, as what the person saw last. */
export function madeLikely(input: Record<string, unknown>, known: Known, random: () => number): void {
  const likely: Readonly<Record<string, () => unknown>> = {
    baseVersion: () => known.outlineVersion,
    version: () => 1 + Math.floor(random() * known.outlineVersion),
    baseRevision: () => known.revisions.get(String(input['itemId'])) ?? 0,
    bytes: () => dot,
    style: () => 'apa',
    citationStyle: () => 'ieee',
    charEnd: () => Number(input['charStart']) + Math.floor(random() * 80),
    templateId: () => 'policy-brief',
    changes: () => {
      const changes = input['changes'] as Record<string, unknown>;
      const fields = [
        'title',
        'author',
        'issued',
        'language',
        'theme',
        'isOffline',
        'model',
        'parallelCalls',
        'DOI',
        'type',
      ];
      return {
        ...changes,
        [fields[Math.floor(random() * fields.length)] ?? 'title']: Object.values(changes)[0] ?? null,
      };
    },
  };
  for (const [name, value] of Object.entries(likely)) {
    if (name in input && random() < 0.6 && (name !== 'changes' || !('evidenceIds' in input))) input[name] = value();
  }
}

export async function ask<Name extends RequestName>(
  connection: CoreConnection,
  name: Name,
  input: RequestInput<Name>,
): Promise<RequestOutput<Name>> {
  const answer = await connection.invoke(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.fault.code}: ${answer.fault.message}`);
  return answer.value;
}

const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
