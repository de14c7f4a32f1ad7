import type { OutgoingHttpHeaders } from 'node:http';
import { inertPolicy } from '#main/app/renderer-files.ts';

/** On every answer: nothing of it is for other pages, and no browser feature is needed. */
export const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
} as const satisfies OutgoingHttpHeaders;

/** An answer without words, for where there is a socket and no more. */
export function bareAnswer(status: '400 Bad Request' | '403 Forbidden'): string {
  const headers = { ...everywhere, 'content-security-policy': inertPolicy, connection: 'close', 'content-length': '0' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\n\r\n`;
}
