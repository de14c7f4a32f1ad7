import type { Brief } from '#shared/domain/brief.ts';
import { block, shortened } from './material.ts';

/** What is asked for; a long question is cut. */
export function briefBlock({ question, audience, tone, title }: Brief, tokens: number): string {
  const about = [
    ...(title === undefined ? [] : [`Title: ${shortened(title, 30)}`]),
    ...(audience === undefined ? [] : [`For: ${shortened(audience, 40)}`]),
    ...(tone === undefined ? [] : [`Tone: ${shortened(tone, 40)}`]),
  ];
  return block('brief', [shortened(question.trim(), tokens), ...about].join('\n'));
}
