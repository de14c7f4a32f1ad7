import type { IncomingMessage } from 'node:http';
import type { Refusal } from './refusal-log.ts';
import type { Session } from './session.ts';

/** A request that came through the doors: the path below the session's place, not yet decoded, and its parameters. */
export type Judged =
  | {
      readonly refusal: null;
      readonly path: string;
      readonly parameters: URLSearchParams;
      readonly hasSession: boolean;
    }
  | { readonly refusal: Refusal };

/**
 * Whether a request comes from a page of ours or straight from the person: by the exact host, by what the browser says
 * of where it comes from, and by the exact origin wherever something may be done. Whether it has the session's cookie is
 * told, as two things can be had without.
 */
export function judgeRequest(request: IncomingMessage, session: Session): Judged {
  const { headers, method = '', url = '' } = request;
  const { host = '' } = headers;
  // Two of them are one for us and another for who stands between.
  if (!session.keys.hosts.includes(host) || request.headersDistinct['host']?.length !== 1)
    return { refusal: 'foreign-host' };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { refusal: 'foreign-site' };
  const { origin } = headers;
  const mayDo = method !== 'GET' || headers.upgrade !== undefined;
  if (origin === undefined ? mayDo : origin !== `http://${host}`) return { refusal: 'foreign-origin' };
  // As it came: a URL parser would already have walked `..` and turned backslashes.
  const [path = '', ...query] = url.split('?');
  const start = `/${session.keys.place}`;
  if (!path.startsWith(`${start}/`)) return { refusal: 'foreign-path' };
  return {
    refusal: null,
    path: path.slice(start.length),
    parameters: new URLSearchParams(query.join('?')),
    hasSession: session.hasCookie(headers.cookie),
  };
}
