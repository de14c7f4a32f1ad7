import { providerFault, userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { FetchedPage, WebPages } from '#main/ports/web-pages.ts';
import { isPrivateAddress, namesOwnNetwork } from './private-addresses.ts';
import { PageRefusal, requestOnce } from './request-once.ts';

export { createDoiRegistry } from './doi-registry.ts';

const mostRedirects = 5;

/**
 * Fetches over HTTP with nothing but an address and what is wanted: no cookies, no script, nothing that the page
 * names. Redirects are followed up to five times and each is checked: none leads into the person's own network unless
 * they typed that very host.
 */
export function createWebPages(options: { readonly mostBytes?: number; readonly timeoutMs?: number } = {}): WebPages {
  const { mostBytes = 20_000_000, timeoutMs = 30_000 } = options;
  return {
    fetch: async ({ url, accept, signal }) => {
      const typed = parse(url);
      if (typed === null) return fail(notFetched(url));
      const ended = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      try {
        return await follow({ typed, accept, mostBytes, signal: ended });
      } catch (error) {
        if (signal.aborted) return fail(userFault('cancelled', 'Fetching the page was cancelled.'));
        if (error instanceof PageRefusal) return fail(error.fault);
        return fail(unreachable(typed, ended.aborted ? 'it took too long' : reasonOf(error)));
      }
    },
  };
}

async function follow(options: {
  typed: URL;
  accept: string;
  mostBytes: number;
  signal: AbortSignal;
}): Promise<Result<FetchedPage>> {
  const { typed, ...rest } = options;
  let url = typed;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const isTypedHost = url.hostname === typed.hostname;
    const isAllowed = (address: string) =>
      !isPrivateAddress(address) || (isTypedHost && namesOwnNetwork(typed.hostname));
    const answer = await requestOnce({ ...rest, url, isAllowed });
    if (answer.kind === 'page') return succeed({ ...answer.page, url: url.href });
    if (answer.kind === 'refused') return fail(unreachable(url, `the server answered ${answer.status}`));
    const next = parse(new URL(answer.location, url).href);
    if (next === null) return fail(unreachable(url, 'it leads to an address that is no web page'));
    if (url.protocol === 'https:' && next.protocol === 'http:') {
      return fail(unreachable(url, 'it leads from an encrypted address to one that is not'));
    }
    url = next;
  }
  return fail(unreachable(typed, `it leads on more than ${mostRedirects} times`));
}

/** Null for what isn't plain HTTP: other schemes, and addresses with a name and password in them. */
function parse(text: string): URL | null {
  try {
    const url = new URL(text);
    const isPlain =
      (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === '';
    return isPlain ? url : null;
  } catch {
    return null;
  }
}

function notFetched(url: string) {
  return userFault(
    'wrong-use',
    `“${url}” is no address of a web page. It has to begin with http:// or https:// and hold no name or password.`,
  );
}

function unreachable(url: URL, reason: string) {
  return providerFault(
    'page-unreachable',
    `${url.origin}${url.pathname} could not be fetched: ${reason}. Check the address and the connection, or save the page and import the file.`,
  );
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  switch (code ?? '') {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'no server was found under this name';
    case 'ECONNREFUSED':
      return 'the server refused the connection';
    case 'ECONNRESET':
      return 'the connection broke';
    default:
      return code ?? message ?? 'no reason was given';
  }
}
