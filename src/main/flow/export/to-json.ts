import { assetPath } from '#shared/domain/asset.ts';
import { referenceNumbers, type Report } from '#shared/domain/report.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import { claimsOf } from '#shared/text/rich-text-claims.ts';
import { formatReference } from './format-reference.ts';

/** The whole report with its provenance: from each claim to its evidence, quotes and places in the stored texts. */
export function toJson(options: { report: Report; date: string }): string {
  const { report, date } = options;
  const numbers = referenceNumbers(report);
  const bodies = report.parts.map((part) => {
    const state = part.section?.state;
    return { part, body: state?.status === 'drafted' || state?.status === 'edited' ? state.body : null };
  });
  const cited = new Set(bodies.flatMap(({ body }) => (body === null ? [] : citedEvidence(body))));
  const value = {
    title: report.title,
    date,
    language: report.language,
    reasoner: report.reasoner,
    brief: report.brief,
    sections: bodies.map(({ part, body }) => ({
      itemId: part.itemId,
      sectionId: part.section?.id ?? null,
      heading: part.heading,
      depth: part.depth,
      role: part.role,
      status: part.section?.state.status ?? 'empty',
      isNotInSources: part.isNotInSources,
      body,
      claims:
        body === null ? [] : claimsOf(body, report.language).map(({ text, evidenceIds }) => ({ text, evidenceIds })),
    })),
    evidence: [...cited].flatMap((id) => {
      const evidence = report.evidence.get(id);
      if (evidence === undefined) return [];
      const { goal, summary, quotes, addedBy } = evidence;
      return [
        {
          id,
          goal,
          summary,
          addedBy,
          quotes: quotes.map((quote) => ({ ...quote, reference: numbers.get(quote.sourceId) ?? null })),
        },
      ];
    }),
    assets: [...report.assets.values()].map((asset) => ({ ...asset, path: assetPath(asset) })),
    bibliography: report.bibliography.map(({ number, source }) => ({
      number,
      sourceId: source.id,
      text: formatReference(source),
      fileName: source.fileName,
      contentHash: source.contentHash,
      textHash: source.textHash,
      csl: source.bibliographic,
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
