import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toId } from '#shared/base/ids.ts';
import type { CoreConnection, RequestInput, RequestName, RequestOutput } from '#shared/contract/index.ts';
import type { RichText } from '#shared/domain/rich-text.ts';

export type Ask = <Name extends RequestName>(name: Name, input: RequestInput<Name>) => Promise<RequestOutput<Name>>;

/** What a person does in a long session, each thing with how often it was done. */
export type Session = {
  readonly edit: () => Promise<void>;
  readonly importOne: () => Promise<void>;
  readonly draft: () => Promise<void>;
  readonly search: () => Promise<void>;
  /** What the editor asks for after an edit. */
  readonly check: () => Promise<void>;
  readonly exportOne: () => Promise<void>;
  readonly keepVersion: () => Promise<void>;
  readonly done: () => Readonly<Record<string, number>>;
};

const topics =
  'river harbour bridge vendor contract plain language service user research accessibility security budget'.split(' ');
const mostBrought = 60;

export function askOf(connection: CoreConnection): Ask {
  return async (name, input) => {
    const answer = await connection.invoke(name, input);
    if (!answer.ok)
      throw new Error(`${name}: ${answer.fault.code}: ${answer.fault.message} ${answer.fault.detail ?? ''}`);
    return answer.value;
  };
}

/** A session in a project that has sources and a drafted report. All it does comes from `random`. */
export function beginSession(options: {
  readonly ask: Ask;
  readonly folder: string;
  readonly inbox: string;
  readonly random: () => number;
}): Session {
  const { ask, folder, inbox, random } = options;
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const counts: Record<string, number> = {};
  const brought: string[] = [];
  let last = 0;
  const count = (what: string) => (counts[what] = (counts[what] ?? 0) + 1);
  const words = (length: number) =>
    Array.from({ length }, () => `${one(topics)} ${Math.floor(random() * 1000)}`).join(' ');

  async function someSection() {
    const { parts } = await ask('report.read', { folder });
    return one(parts.filter(({ body }) => body !== null));
  }

  async function editSection(): Promise<void> {
    const { itemId, body, revision } = await someSection();
    const content = [...(body?.content ?? [])].slice(0, 40);
    const paragraph = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: `${words(20)}.` }] };
    const written = { type: 'doc', content: [...content.slice(0, -1), paragraph] } as RichText;
    await ask('section.write', { folder, itemId, body: written, baseRevision: revision });
  }

  async function editOutline(): Promise<void> {
    const { version, outline } = await ask('outline.read', { folder });
    const added = outline.items.filter(({ id }) => id.startsWith('itm_soak'));
    const edits =
      added.length > 10
        ? [{ kind: 'remove' as const, itemId: one(added).id }]
        : random() < 0.5
          ? [{ kind: 'rename' as const, itemId: one(outline.items).id, heading: words(3) }]
          : [
              {
                kind: 'add' as const,
                itemId: toId('itm', `soak${String((last += 1)).padStart(6, '0')}`),
                parentId: null,
                order: 0,
                heading: words(2),
                intent: '',
                role: 'body' as const,
              },
            ];
    await ask('outline.edit', { folder, baseVersion: version, edits });
  }

  async function editEvidence(): Promise<void> {
    const { evidence } = await ask('evidence.list', { folder });
    const evidenceId = one(evidence)?.id;
    if (evidenceId === undefined) return;
    await ask('evidence.edit', { folder, evidenceIds: [evidenceId], changes: { note: words(5) } });
  }

  return {
    edit: async () => {
      const kind = random();
      await (kind < 0.7 ? editSection() : kind < 0.85 ? editOutline() : editEvidence());
      count('edits');
    },
    importOne: async () => {
      last += 1;
      await mkdir(inbox, { recursive: true });
      const path = join(inbox, `note-${last}.md`);
      const paragraphs = Array.from({ length: 4 }, () => `${words(60)}.`).join('\n\n');
      await writeFile(path, `# Note ${last} on ${one(topics)}\n\n${paragraphs}\n`);
      const { imported } = await ask('library.import', { folder, paths: [path] });
      for (const { sourceId } of imported) brought.push(sourceId);
      count('imports');
      // The library stays as large as it is, so that what grows is no content.
      if (brought.length > mostBrought) {
        const [sourceId] = brought.splice(Math.floor(random() * brought.length), 1);
        await ask('library.remove', { folder, sourceIds: [toId('src', (sourceId ?? '').slice(4))] });
        count('removals');
      }
    },
    draft: async () => {
      const { itemId } = await someSection();
      const { runId } = await ask('runs.start', { folder, work: 'redo', itemId, instruction: words(3) });
      for (;;) {
        const { runs } = await ask('runs.list', { folder });
        const state = runs.find((run) => run.runId === runId)?.state.status;
        if (state !== 'running') break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const { suggestions } = await ask('report.read', { folder });
      for (const { id: suggestionId } of suggestions.filter(() => random() < 0.7))
        await ask('suggestion.resolve', { folder, suggestionId });
      count('redos');
    },
    search: async () => {
      await ask('library.search', { folder, query: `${one(topics)} ${one(topics)} ${Math.floor(random() * 1000)}` });
      count('searches');
    },
    check: async () => {
      await ask('report.claims', { folder });
      await ask('report.check', { folder });
      count('checks');
    },
    exportOne: async () => {
      const format = one(['md', 'docx', 'html', 'json', 'odt', 'tex'] as const);
      await ask('report.export', { folder, format });
      count('exports');
    },
    keepVersion: async () => {
      await ask('report.keep-version', { folder, name: words(2) });
      count('versions');
    },
    done: () => counts,
  };
}
