import { pagePolicy } from '#main/app/renderer-files.ts';
import type { RawAnswer } from './knock-raw.ts';

/** What every answer carries, whatever was asked and whoever asked. */
const everywhere: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'x-frame-options': /^DENY$/,
  'permissions-policy': /camera=\(\)/,
  'cache-control': /^no-store$|^private, max-age=31536000, immutable$/,
  'content-security-policy':
    /^default-src 'none'; (?:style-src 'unsafe-inline'; img-src data:; sandbox$|script-src 'self')/,
};

/** What is missing from an answer, or should not be in it. */
export function faultsOf({ status, headers }: RawAnswer): readonly string[] {
  if (status === 100 || status === 101) return [];
  const missing = Object.entries(everywhere)
    .filter(([name, wanted]) => !wanted.test(headers[name] ?? ''))
    .map(([name]) => `${status}: ${name} is ${headers[name] ?? 'missing'}`);
  const policy = headers['content-security-policy'] ?? '';
  const allowing = Object.keys(headers).filter((name) => name.startsWith('access-control-') || name === 'server');
  return [
    ...missing,
    ...allowing.map((name) => `${status}: ${name}`),
    ...(policy.includes('script-src') && policy !== pagePolicy ? [`${status}: another policy: ${policy}`] : []),
  ];
}
