import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestOutput } from '#shared/contract/index.ts';
import { hashOf } from './read-values.ts';

/** By content hash: how many passages the source has when it is whole. */
export type KnownSources = Map<string, number>;

type Listed = RequestOutput<'library.list'>['sources'][number];

/** What of a source isn't there, or isn't what its record says. */
export function sourceComplaints(options: {
  folder: string;
  source: Listed;
  text: string;
  known: KnownSources;
}): readonly string[] {
  const { folder, source, text, known } = options;
  const { fileName, contentHash, textHash, passages } = source;
  const complaints: string[] = [];
  if (createHash('sha256').update(text).digest('hex') !== textHash) complaints.push(`${fileName} has another text`);
  const original = join(folder, 'sources', `${contentHash}${extname(fileName).toLowerCase()}`);
  if (!existsSync(original)) complaints.push(`the original of ${fileName} is gone`);
  else if (hashOf(original) !== contentHash) complaints.push(`the original of ${fileName} is another`);
  const whole = known.get(contentHash);
  if (passages === 0) complaints.push(`${fileName} has no passages`);
  if (whole !== undefined && passages !== whole) complaints.push(`${fileName} has ${passages} of ${whole} passages`);
  return complaints;
}
