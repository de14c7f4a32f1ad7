import { z } from 'zod';
import type { CslItem } from '#shared/text/csl-item.ts';

const citeSchema = z.looseObject({ id: z.union([z.string(), z.number()]).transform(String) });

const citationsSchema = z.array(
  z.tuple([
    z.looseObject({
      citationID: z.string(),
      citationItems: z.array(citeSchema),
      properties: z.looseObject({ noteIndex: z.number().optional() }).optional(),
    }),
    z.array(z.tuple([z.string(), z.number()])),
    z.array(z.tuple([z.string(), z.number()])),
  ]),
);

/** A test of the CSL test suite. */
export type CslTest = {
  readonly name: string;
  readonly mode: string;
  readonly expected: string;
  readonly styleXml: string;
  readonly items: readonly CslItem[];
  /** What is cited one after the other, where the test says so. */
  readonly citationItems: readonly (readonly TestCite[])[] | null;
  /** Citations that come in one by one, each between those that are there. */
  readonly citations: z.infer<typeof citationsSchema> | null;
};

export type TestCite = z.infer<typeof citeSchema>;

/** Reads a test file; null where it isn't one or asks for what CSL itself has no name for. */
export function readCslTest(name: string, text: string): CslTest | null {
  const sections = new Map(
    [...text.matchAll(/^\uFEFF?>>=+ ?(?<name>[A-Z-]+) ?=+>>$(?<body>[\s\S]*?)^<<=+ ?\1 ?=+<</gmu)].map(({ groups }) => [
      groups?.['name'] ?? '',
      groups?.['body']?.trim() ?? '',
    ]),
  );
  const [mode, expected, styleXml, input] = ['MODE', 'RESULT', 'CSL', 'INPUT'].map((each) => sections.get(each));
  if (mode === undefined || expected === undefined || styleXml === undefined || input === undefined) return null;
  const items = z.array(citeSchema).safeParse(JSON.parse(input));
  if (!items.success) return null;
  const cited = sections.get('CITATION-ITEMS');
  const placed = sections.get('CITATIONS');
  return {
    name,
    mode,
    expected,
    styleXml,
    items: items.data as unknown as readonly CslItem[],
    citationItems: cited === undefined ? null : z.array(z.array(citeSchema)).parse(JSON.parse(cited)),
    citations: placed === undefined ? null : citationsSchema.parse(JSON.parse(placed)),
  };
}
