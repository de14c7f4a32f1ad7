import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { userFault } from '#shared/base/fault.ts';
import { fail, type Result, succeed } from '#shared/base/result.ts';

export type BeirCollection = {
  /** Title and text, a line break between them. */
  readonly documents: readonly { readonly id: string; readonly text: string }[];
  /** Only queries that are judged, each with the grade by document id. */
  readonly queries: readonly {
    readonly id: string;
    readonly text: string;
    readonly relevance: ReadonlyMap<string, number>;
  }[];
};

/**
 * Reads a retrieval collection in BEIR's form: corpus.jsonl, queries.jsonl, qrels.tsv (or qrels/test.tsv). A file that
 * can't be read or a line of another form is a fault that names it.
 */
export async function readBeir(folder: string): Promise<Result<BeirCollection>> {
  try {
    const corpus = await readJsonLines(join(folder, 'corpus.jsonl'), documentSchema);
    const queries = await readJsonLines(join(folder, 'queries.jsonl'), querySchema);
    const grades = await readGrades(folder);
    return succeed({
      documents: corpus.map(({ _id: id, title, text }) => ({ id, text: title === '' ? text : `${title}\n${text}` })),
      queries: queries.flatMap(({ _id: id, text }) => {
        const relevance = grades.get(id);
        return relevance === undefined ? [] : [{ id, text, relevance }];
      }),
    });
  } catch (error) {
    if (error instanceof MisshapenLine) return fail(userFault('wrong-use', error.message));
    const detail = error instanceof Error ? error.message : String(error);
    return fail(userFault('file-unreadable', `${folder} can't be read as a BEIR collection.`, detail));
  }
}

const idSchema = z.union([z.string(), z.number()]).transform(String);
const documentSchema = z.object({
  _id: idSchema,
  title: z
    .string()
    .nullish()
    .transform((title) => title ?? ''),
  text: z.string(),
});
const querySchema = z.object({ _id: idSchema, text: z.string() });
const gradeSchema = z.tuple([z.string().min(1), z.string().min(1), z.coerce.number()]);

class MisshapenLine extends Error {}

async function readJsonLines<Value>(path: string, schema: z.ZodType<Value>): Promise<readonly Value[]> {
  const values: Value[] = [];
  for await (const { line, place } of linesOf(path)) {
    const parsed = schema.safeParse(parseJson(line));
    if (!parsed.success) throw new MisshapenLine(`${place} isn't a line of a BEIR collection.`);
    values.push(parsed.data);
  }
  return values;
}

async function readGrades(folder: string): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  try {
    return await readGradesFrom(join(folder, 'qrels.tsv'));
  } catch (error) {
    if (!isMissing(error)) throw error;
    return await readGradesFrom(join(folder, 'qrels', 'test.tsv'));
  }
}

async function readGradesFrom(path: string): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const grades = new Map<string, Map<string, number>>();
  for await (const { line, place } of linesOf(path)) {
    if (line.startsWith('query-id\t')) continue;
    const parsed = gradeSchema.safeParse(line.split('\t'));
    if (!parsed.success) throw new MisshapenLine(`${place} isn't a query, a document and a grade between tabs.`);
    const [query, document, grade] = parsed.data;
    const ofQuery = grades.get(query) ?? new Map<string, number>();
    grades.set(query, ofQuery.set(document, grade));
  }
  return grades;
}

async function* linesOf(path: string): AsyncGenerator<{ line: string; place: string }> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() !== '') yield { line, place: `${path}, line ${number},` };
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
