import { assetPath } from '#shared/domain/asset.ts';
import { plainText } from '#shared/domain/formatted-text.ts';
import type { Report } from '#shared/domain/report.ts';
import { succeed } from '#shared/base/result.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import { toCslItem } from '#shared/text/csl-item.ts';
import { claimsOf } from '#shared/text/rich-text-claims.ts';
import { bodyOf } from '#main/flow/report/index.ts';
import type { PrintableReport, ReportWriter } from '#main/ports/report-writer.ts';
import { readImages } from './read-images.ts';

/** Writes the whole report with its provenance: from each claim to its evidence, quotes and places in the stored texts. */
export function createJsonWriter(report: Report): ReportWriter {
  return async (printable, { name }) => {
    const images = await readImages(printable, name);
    if (!images.ok) return images;
    const text = `${JSON.stringify(valueOf(report, printable, name), null, 2)}\n`;
    const files = [{ path: `${name}.json`, bytes: new TextEncoder().encode(text) }, ...images.value];
    return succeed({ files, warnings: [] });
  };
}

function valueOf(report: Report, printable: PrintableReport, name: string) {
  const { references } = printable.bibliography;
  const numbers = new Map(references.map(({ sourceId, number }) => [sourceId, number]));
  const sources = new Map(report.bibliography.map(({ source }) => [source.id, source]));
  const bodies = report.parts.map((part) => ({ part, body: bodyOf(part.section) }));
  const cited = new Set(bodies.flatMap(({ body }) => (body === null ? [] : citedEvidence(body))));
  return {
    title: report.title,
    authors: report.authors,
    date: printable.date,
    language: report.language,
    citationStyle: printable.citationStyle.id,
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
    citations: printable.citations.map(({ itemId, evidenceIds, label, cites, verdict }) => ({
      itemId,
      evidenceIds,
      label: plainText(label),
      cites,
      verdict: verdict ?? 'unchecked',
    })),
    assets: [...report.assets.values()].map((asset) => ({
      ...asset,
      path: assetPath(asset).replace(/^assets/u, `${name}-files`),
    })),
    bibliography: references.map(({ number, key, sourceId, text, fileName, bibliographic }) => ({
      number,
      key,
      sourceId,
      text: plainText(text),
      fileName,
      contentHash: sources.get(sourceId)?.contentHash,
      textHash: sources.get(sourceId)?.textHash,
      csl: toCslItem(key, bibliographic),
    })),
  };
}
