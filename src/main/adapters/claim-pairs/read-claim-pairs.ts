import { readFile } from 'node:fs/promises';
import { providerFault, userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { LabelledPair } from '#shared/text/evaluate-claims.ts';
import { toPairs } from './pair-forms.ts';

export type ClaimPairs = {
  readonly pairs: readonly LabelledPair[];
  /** Lines that are no pair of a known form. */
  readonly unreadableLines: number;
  /** Counted from 1; null where every line could be read. */
  readonly firstUnreadableLine: number | null;
};

/**
 * Reads labelled pairs of claim and evidence, one JSON object per line. A line that can't be read is counted and doesn't
 * stop the others; a file that isn't there or has no line that can is a fault.
 */
export async function readClaimPairs(path: string): Promise<Result<ClaimPairs>> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    return fail(readingFault(path, error));
  }
  const pairs: LabelledPair[] = [];
  const unreadable: number[] = [];
  // Line feeds alone: a separator such as U+2028 may stand inside a JSON string.
  for (const [at, line] of content
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    const ofLine = toPairs(parseJson(line));
    if (ofLine === null) unreadable.push(at + 1);
    else pairs.push(...ofLine);
  }
  if (pairs.length === 0)
    return fail(
      userFault(
        'file-unreadable',
        `${path} holds no labelled pair of a claim and its evidence. A line is as {"claim": "…", "evidence": "…", "label": "supported"}.`,
      ),
    );
  return succeed({ pairs, unreadableLines: unreadable.length, firstUnreadableLine: unreadable[0] ?? null });
}

function readingFault(path: string, error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return userFault('file-not-found', `There is no file ${path}.`);
  if (code === 'EISDIR')
    return userFault('file-unreadable', `${path} is a folder. Name a file of labelled pairs in it.`);
  const detail = error instanceof Error ? error.message : String(error);
  return code === 'ERR_STRING_TOO_LONG'
    ? userFault('file-too-large', `${path} is too large to be read at once. Divide it.`, detail)
    : providerFault('file-unreadable', `${path} can't be read.`, detail);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
