import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toId } from '#shared/base/ids.ts';
import { succeed, type Result } from '#shared/base/result.ts';
import type { RequestInput, RequestName, RequestOutput } from '#shared/contract/index.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import { answerRequest } from '#main/handlers/index.ts';
import { pngOfBars } from '#test/support/png.ts';
import type { ProjectState } from './state-of.ts';
import type { World } from './world.ts';

/** One thing a person does, while the disk may fail. */
export type Step = {
  readonly name: string;
  /** Done whole or not at all; what isn't may leave whole parts behind. */
  readonly isWhole: boolean;
  /** Readies what it needs, undisturbed; `act` is the request that is attacked. */
  readonly ready: (world: World, count: number) => Promise<Ready> | Ready;
};

type Ready = {
  readonly act: () => Promise<Result<unknown>>;
  /** What the project must hold once it was acknowledged; null where it does. */
  readonly kept?: (state: ProjectState, answer: unknown) => string | null;
  /** Whether the project holds all of it though nothing was acknowledged: a fault after it was kept. */
  readonly isAllThere?: (state: ProjectState) => boolean;
};

export const question = 'How does a vendor deliver accessible services, and who reviews the work in plain language?';

/** A step that is one request whose answer says it all. */
function request<Name extends RequestName>(
  name: Name,
  input: (world: World, count: number) => RequestInput<Name> | Promise<RequestInput<Name>>,
  options: {
    readonly as?: string;
    readonly isWhole?: boolean;
    readonly kept?: (state: ProjectState, answer: RequestOutput<Name>, sent: RequestInput<Name>) => boolean;
  } = {},
): Step {
  const { as = name, isWhole = true, kept } = options;
  return {
    name: as,
    isWhole,
    ready: async (world, count) => {
      const sent = await input(world, count);
      return {
        act: () => world.invoke(name, sent),
        ...(kept && {
          kept: (state: ProjectState, answer: unknown) =>
            kept(state, answer as RequestOutput<Name>, sent) ? null : `${as} was acknowledged and isn't there`,
          isAllThere: (state: ProjectState) => {
            try {
              return kept(state, {} as RequestOutput<Name>, sent);
            } catch {
              // What tells of it is known by the answer alone.
              return false;
            }
          },
        }),
      };
    },
  };
}

function paragraph(words: string): RichText {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] };
}

const holds = (part: unknown, words: string): boolean => JSON.stringify(part).includes(words);

type Section = RequestOutput<'report.read'>['parts'][number];

async function someSection({ ask, folder }: Pick<World, 'ask' | 'folder'>): Promise<Section> {
  const { parts } = await ask('report.read', { folder });
  const part =
    parts.find(({ role, body }) => role === 'body' && body !== null) ?? parts.find(({ body }) => body !== null);
  if (part !== undefined) return part;
  // A plan was begun anew, and failed.
  await ask('report.draft', { folder, brief: { question, lengthWords: 300 } });
  return someSection({ ask, folder });
}

async function someSource({ ask, folder }: World, count: number) {
  const { sources } = await ask('library.list', { folder });
  const source = sources[count % sources.length];
  if (source === undefined) throw new Error('there is no source');
  return source;
}

async function newEvidence(world: World, count: number) {
  const { ask, folder } = world;
  const source = await someSource(world, count);
  const { text } = await ask('library.text', { folder, sourceId: source.id });
  const charStart = Math.max(0, text.indexOf('. ') + 2);
  const input = {
    folder,
    sourceId: source.id,
    charStart,
    charEnd: charStart + 60 + (count % 40),
    note: `note ${count}`,
  };
  return { ...input, charEnd: Math.min(text.length, input.charEnd) };
}

/** Files nobody has seen before: notes, a table and a bibliography. */
async function newFiles({ place }: World, count: number): Promise<readonly string[]> {
  const beside = join(place, `in-${count}`);
  await mkdir(beside, { recursive: true });
  const files = {
    [`note-${count}.md`]: `# Note ${count}\n\nA vendor reviews the work number ${count} with the team. It is accessible to all.\n`,
    [`page-${count}.html`]: `<html><title>Page ${count}</title><body><p>Plain language of the page ${count} helps people.</p></body></html>`,
    [`table-${count}.csv`]: `name,value\nteam ${count},${count}\n`,
    [`books-${count}.bib`]: `@book{key${count}, title={Book ${count}}, author={Doe, Jane}, year={2020}}\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(beside, name), text);
  return [beside];
}

async function secondEdit(world: World, count: number): Promise<RequestInput<'section.write'>> {
  const { folder } = world;
  const { itemId, revision } = await someSection(world);
  return { folder, itemId, baseRevision: revision, body: paragraph(`What I wrote as number ${count}.`) };
}

export const steps: readonly Step[] = [
  request(
    'library.import',
    async (world, count) => ({ folder: world.folder, paths: [...(await newFiles(world, count))] }),
    {
      isWhole: false,
      kept: ({ library }, { imported }) => imported.every(({ sourceId }) => holds(library, sourceId)),
    },
  ),
  request(
    'library.import-text',
    ({ folder }, count) => ({ folder, title: `Pasted ${count}`, text: `A pasted text ${count}.` }),
    {
      isWhole: false,
      kept: ({ library }, { imported }) => imported.every(({ sourceId }) => holds(library, sourceId)),
    },
  ),
  request('library.list', ({ folder }) => ({ folder })),
  request('library.search', ({ folder }, count) => ({ folder, query: `vendor accessible ${count}` })),
  request('library.view', async (world, count) => ({
    folder: world.folder,
    sourceId: (await someSource(world, count)).id,
  })),
  request(
    'library.edit',
    async (world, count) => ({
      folder: world.folder,
      sourceId: (await someSource(world, count)).id,
      changes: { title: `Retitled ${count}` },
    }),
    { kept: ({ library }, _answer, { changes }) => holds(library, String(changes['title'])) },
  ),
  request(
    'library.remove',
    async (world, count) => {
      const { imported, skipped } = await world.ask('library.import-text', {
        folder: world.folder,
        title: `Doomed ${count}`,
        text: `A doomed text ${count}.`,
      });
      return { folder: world.folder, sourceIds: [...imported, ...skipped].flatMap(({ sourceId }) => sourceId ?? []) };
    },
    { kept: ({ library }, _answer, { sourceIds }) => sourceIds.every((id) => !holds(library, id)) },
  ),
  request(
    'library.watch',
    ({ folder, place }, count) => ({ folder, path: join(place, `watched-${count}`), isOn: true }),
    {
      kept: ({ watched }, _answer, { path }) => holds(watched, path),
    },
  ),
  request('library.reindex', ({ folder }) => ({ folder })),
  request('entries.list', ({ folder }) => ({ folder })),
  request('evidence.add', async (world, count) => newEvidence(world, count), {
    kept: ({ evidence }, answer) => holds(evidence, answer.evidence.id),
  }),
  request(
    'evidence.edit',
    async (world, count) => {
      const { evidence } = await world.ask('evidence.add', await newEvidence(world, count));
      return {
        folder: world.folder,
        evidenceIds: [evidence.id],
        changes: { note: `edited ${count}`, status: 'pinned' },
      };
    },
    { kept: ({ evidence }, _answer, { changes }) => holds(evidence, String(changes.note)) },
  ),
  request(
    'evidence.merge',
    async (world, count) => {
      const one = await world.ask('evidence.add', await newEvidence(world, count));
      const { evidence } = await world.ask('evidence.list', { folder: world.folder });
      const other = evidence.find(({ id }) => id !== one.evidence.id);
      if (other === undefined) throw new Error('there is no other evidence');
      return { folder: world.folder, evidenceIds: [one.evidence.id, other.id] };
    },
    { kept: ({ evidence }, answer) => holds(evidence, answer.evidence.id) },
  ),
  request('evidence.find', ({ folder }, count) => ({ folder, text: `review of the work ${count}` })),
  request('evidence.list', ({ folder }) => ({ folder })),
  request(
    'outline.edit',
    async ({ ask, folder }, count) => {
      await someSection({ ask, folder });
      const { version, outline } = await ask('outline.read', { folder });
      const [first] = outline.items;
      if (first === undefined) throw new Error('there is no outline');
      const heading = `Heading ${count}`;
      const itemId = toId('itm', `mine${String(count).padStart(6, '0')}`);
      return {
        folder,
        baseVersion: version,
        edits: [
          { kind: 'rename', itemId: first.id, heading },
          { kind: 'add', itemId, parentId: null, order: 1, heading: `Mine ${count}`, intent: '', role: 'body' },
        ],
      };
    },
    {
      kept: ({ outline }, _answer, { edits: [rename] }) =>
        holds(outline, rename?.kind === 'rename' ? rename.heading : ''),
    },
  ),
  request(
    'outline.restore',
    async ({ ask, folder }, count) => {
      const { versions } = await ask('outline.versions', { folder });
      const version = versions[count % versions.length]?.version ?? 1;
      return { folder, version };
    },
    { kept: ({ outline }, answer) => holds(outline, `"version":${answer.version}`) },
  ),
  request('section.write', secondEdit, {
    kept: ({ parts }, _answer, { body }) => holds(parts, JSON.stringify(body)),
  }),
  request(
    'suggestion.write',
    async (world, count) => {
      const part = await someSection(world);
      const body = part.body ?? paragraph('');
      return {
        folder: world.folder,
        itemId: part.itemId,
        baseRevision: part.revision,
        base: body,
        body: paragraph(`What is suggested as number ${count}.`),
        instruction: 'shorter',
      };
    },
    { kept: ({ suggestions }, { suggestionId }) => holds(suggestions, suggestionId) },
  ),
  request(
    'suggestion.resolve',
    async (world, count) => {
      const part = await someSection(world);
      const body = part.body ?? paragraph('');
      const { suggestionId } = await world.ask('suggestion.write', {
        folder: world.folder,
        itemId: part.itemId,
        baseRevision: part.revision,
        base: body,
        body: paragraph(`Suggested and resolved ${count}.`),
        instruction: '',
      });
      return { folder: world.folder, suggestionId };
    },
    { kept: ({ suggestions }, _answer, { suggestionId }) => !holds(suggestions, suggestionId) },
  ),
  request('report.read', ({ folder }) => ({ folder })),
  request(
    'report.edit',
    ({ folder }, count) => ({
      folder,
      title: `Report ${count}`,
      authors: [`Author ${count}`],
      language: count % 2 === 0 ? 'en' : 'de',
      citationStyle: 'apa',
    }),
    {
      kept: ({ report }, _answer, { title, authors }) =>
        holds(report, title ?? '') && holds(report, authors?.[0] ?? ''),
    },
  ),
  request('report.keep-version', ({ folder }, count) => ({ folder, name: `Version ${count}` }), {
    kept: ({ versions }, { versionId }) => holds(versions, versionId),
  }),
  request('report.restore-version', async (world, count) => {
    const { versionId } = await world.ask('report.keep-version', { folder: world.folder, name: `Before ${count}` });
    await world.ask('section.write', await secondEdit(world, count));
    return { folder: world.folder, versionId };
  }),
  request('report.claims', ({ folder }) => ({ folder })),
  request('report.check', ({ folder }) => ({ folder })),
  request('report.lint', ({ folder }) => ({ folder })),
  request('report.add-image', ({ folder }, count) => ({
    folder,
    fileName: `bars-${count}.png`,
    bytes: Buffer.from(pngOfBars([0.2, 0.9, (count % 97) / 97], { width: 40 + (count % 50) })).toString('base64'),
  })),
  request('report.draft', ({ folder }) => ({ folder, brief: { question, lengthWords: 300 } }), { isWhole: false }),
  request('report.write', ({ folder }) => ({ folder }), { isWhole: false }),
  liveRun('draft'),
  liveRun('redo'),
  ...(['md', 'docx', 'html', 'json', 'odt', 'tex'] as const).map((format) =>
    request('report.export', ({ folder }) => ({ folder, format, withQuotes: true }), { as: `report.export ${format}` }),
  ),
  {
    name: 'report.export placed',
    isWhole: true,
    ready: ({ host, folder, place }, count) => ({
      act: async () => {
        const project = host().project(folder);
        if (!project.ok) return project;
        const outFile = join(place, 'out', `report-${count}.html`);
        const options = { signal: new AbortController().signal, onEvent: () => undefined, mayPlaceFiles: true };
        return answerRequest('report.export', { folder, format: 'html', outFile }, project.value, options);
      },
    }),
  },
  request('project.read', ({ folder }) => ({ folder })),
  request('project.rename', ({ folder }, count) => ({ folder, title: `Renamed ${count}` }), {
    kept: ({ project }, { title }) => holds(project, title),
  }),
  request('project.write-brief', ({ folder }, count) => ({ folder, brief: { question: `Brief ${count}?` } }), {
    kept: ({ project }, _answer, { brief }) => holds(project, brief.question ?? ''),
  }),
  request(
    'settings.write',
    ({ folder }, count) => ({ folder, scope: 'project', changes: { model: `model-${count}` } }),
    {
      kept: ({ settings }, _answer, { changes }) => holds(settings, String(changes['model'])),
    },
  ),
  request('settings.write', ({ folder }, count) => ({ folder, scope: 'app', changes: { model: `model-${count}` } }), {
    as: 'settings.write app',
  }),
  request('runs.list', ({ folder }) => ({ folder })),
  request('runs.live', ({ folder }) => ({ folder })),
  request('runs.trace', async ({ ask, folder }) => {
    const [run] = (await ask('runs.list', { folder })).runs;
    if (run === undefined) throw new Error('there is no run');
    return { folder, runId: run.runId };
  }),
  request('runs.halt', async ({ ask, folder }) => {
    const [run] = (await ask('runs.list', { folder })).runs;
    if (run === undefined) throw new Error('there is no run');
    return { folder, runId: run.runId, how: 'stop' };
  }),
  request('app.write-preferences', (_world, count) => ({ changes: { projectsFolder: `/somewhere/${count}` } })),
  request('app.write-key', (_world, count) => ({ baseUrl: `https://example.org/${count}`, key: `key-${count}` })),
  request('template.save', ({ folder }, count) => ({ folder, name: `Kind ${count}`, description: '' })),
  request('project.close', ({ folder }) => ({ folder })),
];

/** Work that goes on in the core: it has ended when the core says so, whatever its disk does. */
function liveRun(work: 'draft' | 'redo'): Step {
  return {
    name: `runs.start ${work}`,
    isWhole: false,
    ready: async (world) => {
      const { folder, invoke, event } = world;
      const { itemId } = await someSection(world);
      return {
        act: async () => {
          const ended = event('run-ended');
          const started = await invoke('runs.start', {
            folder,
            work,
            ...(work === 'draft' ? { brief: { question, lengthWords: 300 } } : { itemId, instruction: 'shorter' }),
          });
          if (!started.ok) return started;
          const { state } = await ended;
          if (state.status === 'failed' || state.status === 'paused') return { ok: false, fault: state.fault };
          return succeed(state);
        },
      };
    },
  };
}
