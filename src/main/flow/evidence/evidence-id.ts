import { createHash } from 'node:crypto';
import { toId, type EvidenceId } from '#shared/base/ids.ts';
import type { Quote } from '#shared/domain/evidence.ts';

/** The same quotes always get the same id, so that adding them twice adds nothing. */
export function evidenceIdOf(quotes: readonly Quote[]): EvidenceId {
  const places = quotes.map(({ sourceId, charStart, charEnd }) => `${sourceId}:${charStart}-${charEnd}`).join(' ');
  return toId('evi', createHash('sha256').update(places).digest('hex').slice(0, 12));
}
