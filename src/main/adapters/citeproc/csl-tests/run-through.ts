import type { FormattedReference } from '#main/ports/citation-formatter.ts';
import type { FormattedText } from '#shared/domain/formatted-text.ts';
import { createEngine } from '../create-engine.ts';
import { toReference } from '../format-references.ts';
import { createFormatSession } from '../format-session.ts';
import { labelOf } from '../labels.ts';
import type { LocaleFiles } from '../locale-files.ts';
import type { FormatTask } from '../messages.ts';
import type { CslTest, TestCite } from './read-csl-test.ts';
import { toHtml } from './to-html.ts';

/** What Heddle makes of a test: citations that come one by one go through a session as those of a report do. */
export async function runThrough(test: CslTest, locales: LocaleFiles): Promise<readonly string[]> {
  if (test.mode === 'citation' && test.citations !== null) return sequence(test, test.citations, locales);
  const items = new Map(test.items.map((item) => [item.id, item]));
  const engine = createEngine({
    styleXml: test.styleXml,
    language: 'en-US',
    forcesLanguage: false,
    localeXml: locales.xmlOf,
    item: (id) => items.get(id),
  });
  const ids = test.items.map(({ id }) => id);
  if (test.citations === null) engine.updateItems(ids);
  for (const [citation, before, after] of test.citations ?? []) {
    engine.processCitationCluster(structuredClone(citation) as never, before, after);
  }
  const clusters = test.citationItems ?? (test.mode === 'citation' ? [ids.map((id): TestCite => ({ id }))] : []);
  const labels = clusters.map((cites) => toHtml(labelOf(engine.makeCitationCluster(cites), '')));
  if (test.mode !== 'bibliography') return labels;
  const made = engine.makeBibliography();
  return made === false ? [] : made[1].map((entry) => referenceText(toReference('', entry)));
}

/** What a test expects, in the same form. */
export function expectedOf(test: CslTest): readonly string[] {
  if (test.mode === 'bibliography') {
    const [, ...entries] = test.expected.split('<div class="csl-entry">');
    return entries.map((entry) => {
      const markup = entry.replace(/<\/div>\s*(?:<\/div>\s*)?$/u, '').trim();
      return referenceText(toReference('', markup.replaceAll(/\s*(?=<div class=)/gu, '')));
    });
  }
  return test.expected.split('\n').map((line) => {
    const [, lead = '', text = ''] = /^((?:\.\.|>>)\[\d+\] )?(.*)$/su.exec(line) ?? [];
    return `${lead.replace(/^(?:\.\.|>>)/u, '')}${toHtml(labelOf(text, ''))}`;
  });
}

async function sequence(test: CslTest, steps: NonNullable<CslTest['citations']>, locales: LocaleFiles) {
  const session = createFormatSession();
  const citations = new Map(steps.map(([citation]) => [citation.citationID, citation]));
  let labels: readonly FormattedText[] = [];
  for (const [at, before, after] of steps) {
    const order: readonly (readonly [string, number])[] = [
      ...before,
      [at.citationID, at.properties?.noteIndex ?? 0],
      ...after,
    ];
    const task: FormatTask = {
      styleKey: test.name,
      styleXml: test.styleXml,
      language: 'en-US',
      locales: { ...locales.setFor('en-US'), ...locales.setFor(defaultLocaleOf(test)) },
      forcesLanguage: false,
      items: test.items,
      clusters: order.map(([id, noteNumber]) => ({
        mode: 'usual',
        noteNumber,
        cites: (citations.get(id)?.citationItems ?? []).map(({ id: itemId, label, ...rest }) => ({
          itemId,
          ...rest,
          ...(typeof label === 'string' && { locatorKind: label }),
        })),
      })),
      withBibliography: false,
      session: null,
      isAnew: false,
    };
    labels = (await session.format(task, async () => true))?.labels ?? [];
  }
  return labels.map((label, index) => `[${index}] ${toHtml(label)}`);
}

function defaultLocaleOf({ styleXml }: CslTest): string {
  return /default-locale="(?<name>[^"]*)"/u.exec(styleXml)?.groups?.['name'] ?? 'en-US';
}

function referenceText({ label, text }: FormattedReference): string {
  return [label ?? [], text].map((runs) => toHtml(runs)).join(' | ');
}
