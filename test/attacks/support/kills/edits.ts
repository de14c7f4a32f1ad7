import { toId } from '#shared/base/ids.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Asked } from './task.ts';
import { inOrder } from './read-values.ts';

/** A write of a person, and what its place must hold once it was acknowledged. */
export type Edit = { readonly asked: Asked; readonly value: string };

/** The place of a new piece of evidence: what matters is that it is there, with the words that it marks. */
export const anywhere = 'anywhere';

/** What there is to be edited in a project. */
export type Editable = {
  readonly folder: string;
  readonly items: readonly { readonly id: string; readonly revision: number }[];
  readonly outlineVersion: number;
  readonly evidenceIds: readonly string[];
  readonly sourceIds: readonly string[];
};

/** Some edit of any kind, each with words of its own. */
export function someEdit(project: Editable, random: () => number, token: string): Edit {
  const { folder } = project;
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const item = one(project.items);
  const edit = (key: string, value: string, name: Asked['name'], input: object): Edit => ({
    asked: { key, name, input: { folder, ...input } },
    value,
  });
  const outline = { baseVersion: project.outlineVersion };
  const kinds: readonly (() => Edit)[] = [
    ...Array.from({ length: 6 }, () => () => {
      const body = someText(random, token);
      return edit(`section ${item.id}`, inOrder(body), 'section.write', {
        itemId: item.id,
        body,
        baseRevision: item.revision,
      });
    }),
    () =>
      edit(`heading ${item.id}`, token, 'outline.edit', {
        ...outline,
        edits: [{ kind: 'rename', itemId: item.id, heading: token }],
      }),
    () =>
      edit(`intent ${item.id}`, token, 'outline.edit', {
        ...outline,
        edits: [{ kind: 're-intent', itemId: item.id, intent: token }],
      }),
    () => {
      const itemId = toId('itm', token.replaceAll('-', ''));
      const added = { kind: 'add', itemId, parentId: null, order: 0, heading: token, intent: '', role: 'body' };
      return edit(`heading ${itemId}`, token, 'outline.edit', { ...outline, edits: [added] });
    },
    () => {
      const charStart = Math.floor(random() * 800);
      const charEnd = charStart + 60 + Math.floor(random() * 100);
      const place = { sourceId: one(project.sourceIds), charStart, charEnd };
      return edit(`added ${token}`, anywhere, 'evidence.add', { ...place, note: token, tags: ['attack'] });
    },
    () => {
      const id = one(project.evidenceIds);
      return edit(`note ${id}`, token, 'evidence.edit', { evidenceIds: [id], changes: { note: token } });
    },
    () => {
      const id = one(project.sourceIds);
      return edit(`source ${id}`, token, 'library.edit', { sourceId: id, changes: { title: token } });
    },
    () => {
      const [base, body] = [someText(random, 'before'), someText(random, token)];
      return edit(`suggestion ${token}`, inOrder(body), 'suggestion.write', {
        itemId: item.id,
        baseRevision: item.revision,
        base,
        body,
        instruction: token,
      });
    },
    () => edit(`version ${token}`, 'whole', 'report.keep-version', { name: token }),
    () => edit('project title', token, 'project.rename', { title: token }),
    () => edit('brief', token, 'project.write-brief', { brief: { question: token } }),
    () => edit('report title', token, 'report.edit', { title: token }),
    () => edit('authors', token, 'report.edit', { authors: [token] }),
    () => edit('project model', token, 'settings.write', { scope: 'project', changes: { model: token } }),
    () => edit('app model', token, 'settings.write', { scope: 'app', changes: { model: token } }),
    () => edit('layout', inOrder(token), 'app.write-preferences', { changes: { layout: { attack: token } } }),
  ];
  return one(kinds)();
}

function someText(random: () => number, token: string): RichText {
  const paragraphs = 1 + Math.floor(random() * 12);
  return {
    type: 'doc',
    content: Array.from({ length: paragraphs }, (_, at) => ({
      type: 'paragraph' as const,
      content: [{ type: 'text' as const, text: `${token} ${at} `.padEnd(40 + Math.floor(random() * 400), 'words ') }],
    })),
  };
}
