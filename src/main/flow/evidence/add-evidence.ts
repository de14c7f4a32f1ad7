import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { SourceId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import { toQuote } from '#shared/text/anchor.ts';
import type { MemoryBankStore, SourceStore } from '#main/ports/project-store.ts';
import { evidenceIdOf } from './evidence-id.ts';
import { summaryOfWords } from './summary-of-words.ts';

/**
 * Keeps words that the person chose. The same words twice are one piece of evidence: what was written about it before
 * stays, unless it is written anew. Faults: `source-not-found`, `wrong-use`.
 */
export function addEvidence(options: {
  store: SourceStore & MemoryBankStore;
  sourceId: SourceId;
  charStart: number;
  charEnd: number;
  summary?: string;
  note: string;
  tags: readonly string[];
}): Result<Evidence> {
  const { store, sourceId, note, tags } = options;
  const source = store.getSource(sourceId);
  const text = store.readText(sourceId);
  if (source === null || text === null) {
    return fail(userFault('source-not-found', `This project has no source ${sourceId}. It may have been taken out.`));
  }
  const span = trimmed(text, options);
  if (span === null)
    return fail(userFault('wrong-use', 'There are no words at this place of the source. Choose some.'));
  const quote = toQuote({ sourceId, text, ...span, pages: store.readLayout(sourceId)?.pages ?? [] });
  const id = evidenceIdOf([quote]);
  const [known] = store.getEvidence([id]);
  const said = options.summary?.trim() ?? '';
  const evidence: Evidence = {
    id,
    goal: known?.goal ?? '',
    summary: said || (known?.summary ?? summaryOfWords({ text, ...span, language: source.language })),
    quotes: [quote],
    addedBy: known?.addedBy ?? 'user',
    tags: [...new Set([...(known?.tags ?? []), ...tags])],
    note: note || (known?.note ?? ''),
    // Choosing the words again takes back that they were excluded.
    status: known === undefined || known.status === 'excluded' ? 'active' : known.status,
  };
  store.putEvidence([evidence]);
  return succeed(evidence);
}

/** The span without white space around it; null where nothing is left. */
function trimmed(
  text: string,
  span: { readonly charStart: number; readonly charEnd: number },
): { readonly charStart: number; readonly charEnd: number } | null {
  const words = text.slice(span.charStart, span.charEnd);
  const charStart = span.charStart + (words.length - words.trimStart().length);
  const charEnd = charStart + words.trim().length;
  return charEnd > charStart ? { charStart, charEnd } : null;
}
