import { request } from 'node:http';
import { providerFault, userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';

const mostBytes = 256 * 1024 * 1024;
/** Zotero answers with megabytes in seconds; one that says nothing for this long hangs. */
const silenceMs = 30_000;

/** The text at a path of Zotero's own server. Nothing but this machine is asked, whatever proxies are set. */
export async function askZotero(options: {
  readonly port: number;
  readonly path: string;
  readonly signal: AbortSignal;
}): Promise<Result<string>> {
  const { port, path, signal } = options;
  try {
    const { status, text } = await ask({ port, path, signal });
    if (status === 200) return succeed(text);
    if (status === 403) return fail(switchedOff());
    return fail(unreachable(`Zotero refused to answer (${String(status)}): ${text.slice(0, 200)}`));
  } catch (error) {
    if (signal.aborted) return fail(userFault('cancelled', 'Asking Zotero was cancelled.'));
    return fail(unreachable(String(error)));
  }
}

function ask({
  port,
  path,
  signal,
}: Parameters<typeof askZotero>[0]): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'zotero-api-version': '3', accept: 'application/json', 'user-agent': 'Heddle' };
    const asking = request({ host: '127.0.0.1', port, path, headers, agent: false, signal }, (response) => {
      const pieces: Buffer[] = [];
      let bytes = 0;
      response.on('data', (piece: Buffer) => {
        bytes += piece.byteLength;
        if (bytes > mostBytes) response.destroy(new Error('the answer is larger than 256 MB'));
        else pieces.push(piece);
      });
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(pieces).toString('utf8') });
      });
    });
    asking.setTimeout(silenceMs, () => asking.destroy(new Error('no answer within 30 seconds')));
    asking.on('error', reject);
    asking.end();
  });
}

function switchedOff() {
  return userFault(
    'zotero-unreachable',
    'Zotero runs, but doesn’t let other programs read its library. In Zotero, open Settings → Advanced and tick “Allow other applications on this computer to communicate with Zotero”. Then try again.',
  );
}

export function unreachable(detail: string) {
  return providerFault(
    'zotero-unreachable',
    'Zotero could not be reached on this computer. Start Zotero 7 or newer; in its Settings → Advanced, “Allow other applications on this computer to communicate with Zotero” has to be ticked. Then try again.',
    detail,
  );
}
