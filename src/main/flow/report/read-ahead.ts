import type { Evidence } from '#shared/domain/evidence.ts';
import { createPace } from '#main/ports/pace.ts';
import type { MemoryBankStore, SectionStore, SourceStore } from '#main/ports/project-store.ts';

const pieceOfEvidence = 25;

/**
 * Reads the sections, the evidence and the sources that it quotes once, in pieces, and hands the evidence on. A store
 * parses a row when it reads it first: all of them in one go would hold up everyone else.
 */
export function createReadAhead(options: {
  store: Pick<SectionStore, 'listSectionRevisions' | 'getSectionOf'> &
    Pick<MemoryBankStore, 'evidenceIds' | 'getEvidence'> &
    Pick<SourceStore, 'getSource'>;
  onEvidence: (evidence: readonly Evidence[]) => void;
}): () => Promise<void> {
  const { store, onEvidence } = options;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    const pace = createPace();
    for (const itemId of store.listSectionRevisions().keys()) {
      store.getSectionOf(itemId);
      await pace();
    }
    const ids = store.evidenceIds();
    for (let at = 0; at < ids.length; at += pieceOfEvidence) {
      const evidence = store.getEvidence(ids.slice(at, at + pieceOfEvidence));
      for (const { quotes } of evidence) for (const { sourceId } of quotes) store.getSource(sourceId);
      onEvidence(evidence);
      await pace();
    }
  }

  return () => {
    reading ??= read().catch((error: unknown) => {
      reading = null;
      throw error;
    });
    return reading;
  };
}
