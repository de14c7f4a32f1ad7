import { join } from 'node:path';
import { createCoreHost } from '#main/app/core-host.ts';
import type { RequestInput, RequestName } from '#shared/contract/index.ts';
import { watchStalls } from './watch-stalls.ts';

/** A core that lives on is asked for what a window asks for, one after the other; how long each held up all others. */
const [place = '', folder = ''] = process.argv.slice(2);
const host = createCoreHost({ environment: { ...process.env, HOME: place, HEDDLE_CONFIG_DIR: join(place, 'config') } });
const connection = host.connect();
const stalls = watchStalls();
const found: { what: string; ms: number; cpuMs: number }[] = [];

async function ask<Name extends RequestName>(name: Name, input: RequestInput<Name>, what: string = name) {
  await stalls.settle();
  stalls.take();
  const answer = await connection.invoke(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.fault.message}`);
  await stalls.settle();
  found.push({ what, ...stalls.take() });
  return answer.value;
}

await ask('app.read', {});
await ask('project.read', { folder });
await ask('library.list', { folder });
await ask('evidence.list', { folder });
await ask('outline.read', { folder });
const { parts } = await ask('report.read', { folder });
await ask('runs.live', { folder });
await ask('citations.styles', { folder });
const sequence = parts.flatMap(({ body }) => citationsIn(body, false));
if (sequence.length === 0) throw new Error('the report cites nothing');
for (const style of ['apa', 'chicago-note-bibliography']) {
  await ask('report.edit', { folder, citationStyle: style });
  for (const isAnew of [false, true, true, false]) {
    await ask(
      'citations.label',
      { folder, window: 'one', sequence, isAnew },
      `citations.label, ${style}${isAnew ? ', anew' : ''}`,
    );
  }
}
await ask('library.search', { folder, query: 'water in cities', limit: 10 });
await ask('library.search', { folder, query: 'rain and drains', limit: 10 }, 'library.search, again');
await ask('report.check', { folder });
await ask('report.check', { folder }, 'report.check, again');
await ask('report.claims', { folder });
await ask('report.lint', { folder, style: 'apa' });
await ask('report.lint', { folder, style: 'apa' }, 'report.lint, again');
await ask('report.versions', { folder });
await ask('report.keep-version', { folder, name: 'kept' });
for (const format of ['md', 'json', 'html', 'docx', 'odt', 'tex', 'docx'] as const) {
  await ask(
    'report.export',
    { folder, format, style: 'apa', withQuotes: true, hasContents: true, withComments: true },
    `report.export, ${format}`,
  );
}
await ask('library.export-bibliography', { folder, form: 'biblatex' });
process.send?.({ found });
await host.close();
stalls.stop();
process.disconnect?.();

type CitationOrNote = RequestInput<'citations.label'>['sequence'][number];

function citationsIn(node: unknown, isInFootnote: boolean): CitationOrNote[] {
  const { type, attrs, content = [] } = (node ?? {}) as { type?: string; attrs?: never; content?: unknown[] };
  if (type === 'citation') return [{ kind: 'citation', attributes: attrs as never, isInFootnote }];
  const inside = content.flatMap((each) => citationsIn(each, isInFootnote || type === 'footnote'));
  return type === 'footnote' ? [{ kind: 'footnote' }, ...inside] : inside;
}
