import { z } from 'zod';
import type { LabelledPair } from '#shared/text/evaluate-claims.ts';

/**
 * The pairs of one line, parsed from JSON; null where it has no known form. The forms are those of
 * - AttributionBench: `claim`, `references`, `attribution_label`;
 * - Climate-FEVER: `claim` and `evidences`, each of them with the claim a pair of its own, labelled by its `evidence_label`;
 * - WiCE and anyone's own: `claim`, `evidence` (a text or several) and `label`.
 */
export function toPairs(line: unknown): readonly LabelledPair[] | null {
  const parsed = z.union([attributionBenchLine, climateFeverLine, plainLine]).safeParse(line);
  return parsed.success ? parsed.data : null;
}

const supportedLabels: ReadonlySet<string> = new Set(['supported', 'supports', 'attributable']);
const otherLabels: ReadonlySet<string> = new Set([
  'partially-supported',
  'partly-supported',
  'not-supported',
  'unsupported',
  'not-attributable',
  'refutes',
  'refuted',
  'contradicted',
  'not-enough-info',
]);

const label = z
  .string()
  .transform((written) =>
    written
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_]+/g, '-'),
  )
  .refine((known) => supportedLabels.has(known) || otherLabels.has(known));
const text = z.string().refine((value) => value.trim() !== '');
const texts = z.array(z.string()).refine((values) => values.some((value) => value.trim() !== ''));

const attributionBenchLine = z
  .object({ claim: text, references: texts, attribution_label: label })
  .transform(({ claim, references, attribution_label }) => [toPair(claim, references, attribution_label)]);

const climateFeverLine = z
  .object({ claim: text, evidences: z.array(z.object({ evidence: text, evidence_label: label })).min(1) })
  .transform(({ claim, evidences }) =>
    evidences.map(({ evidence, evidence_label }) => toPair(claim, [evidence], evidence_label)),
  );

const plainLine = z
  .object({ claim: text, evidence: z.union([text.transform((one) => [one]), texts]), label })
  .transform(({ claim, evidence, label: written }) => [toPair(claim, evidence, written)]);

function toPair(claim: string, evidence: readonly string[], written: string): LabelledPair {
  return { claim, evidence, isSupported: supportedLabels.has(written) };
}
