import { createHash } from 'node:crypto';
import { userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed } from '#shared/base/result.ts';
import { createTurns } from '#shared/base/turns.ts';
import type { CitationFormatter, FormatRequest } from '#main/ports/citation-formatter.ts';
import { createLocaleFiles, type LocaleFiles } from './locale-files.ts';
import { shippedLocales, shippedStyles } from './shipped.ts';
import { createStyleFiles } from './style-files.ts';
import { createFormatThread, type WorkerOutcome } from './worker-channel.ts';

/** Formats with citeproc-js in a thread that is started when first needed. */
export function createCitationFormatter(options: {
  /** Where styles that a person adds are kept. */
  readonly added: string;
  readonly write: (path: string, content: string) => Promise<void>;
  /** For how long the thread may say nothing before it is given up. */
  readonly silenceMs?: number;
  /** Told when the thread fails. */
  readonly onLost?: (error: unknown) => void;
}): CitationFormatter {
  const { added, write, silenceMs = 20_000, onLost } = options;
  const styles = createStyleFiles({ builtIn: shippedStyles, added, write });
  const thread = createFormatThread({ silenceMs, ...(onLost && { onLost }) });
  let locales: LocaleFiles | null = null;
  const turns = createTurns();
  /** What ends the request that each session waits for. */
  const newest = new Map<string, AbortController>();

  async function formatInTurn(request: FormatRequest, signal: AbortSignal) {
    if (signal.aborted) return fail(cancelled);
    const styleXml = request.styleXml ?? (await styles.read(request.style));
    if (styleXml === null) return fail(unknownStyle(request.style));
    locales ??= createLocaleFiles(shippedLocales);
    const language = locales.nameFor(request.language);
    const outcome = await thread.run(
      {
        styleKey: createHash('sha256').update(styleXml).digest('hex'),
        styleXml,
        language,
        locales: locales.setFor(language),
        forcesLanguage: true,
        items: request.items,
        clusters: request.clusters,
        withBibliography: request.labelsOnly !== true,
        session: request.session ?? null,
        isAnew: request.isAnew ?? false,
      },
      signal,
    );
    return outcome.kind === 'formatted' ? succeed(outcome.citations) : fail(faultOf(outcome, request.style));
  }

  return {
    listStyles: styles.list,
    addStyle: styles.add,
    removeStyle: styles.remove,
    addedStyleXml: styles.readAdded,
    format: async (request, signal) => {
      const overtaken = new AbortController();
      if (request.session !== undefined) {
        newest.get(request.session)?.abort();
        newest.set(request.session, overtaken);
      }
      try {
        const either = AbortSignal.any([signal, overtaken.signal]);
        return await turns(() => formatInTurn(request, either));
      } finally {
        if (request.session !== undefined && newest.get(request.session) === overtaken) newest.delete(request.session);
      }
    },
    close: thread.close,
  };
}

const cancelled: Fault = userFault('cancelled', 'Formatting the citations was cancelled.');

function unknownStyle(style: string): Fault {
  return userFault(
    'style-unknown',
    `There is no citation style “${style}” here. Choose another in the report’s settings, or add its .csl file there.`,
  );
}

function faultOf(outcome: Exclude<WorkerOutcome, { kind: 'formatted' }>, style: string): Fault {
  switch (outcome.kind) {
    case 'given-up':
      return cancelled;
    case 'failed':
      return userFault(
        'style-unreadable',
        `The citation style “${style}” can’t be used: its file has a mistake. Choose another style, or add a newer file of this one.`,
        outcome.detail,
      );
    case 'lost':
      return userFault(
        'style-unreadable',
        `The citation style “${style}” never came to an end and was stopped. Choose another style.`,
        outcome.detail,
      );
  }
}
