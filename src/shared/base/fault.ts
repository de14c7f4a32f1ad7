import { z } from 'zod';

/** Every expected failure Heddle knows. A code is part of the contract: scripts may match on it. */
export const faultCodes = [
  // a file that can't become a source
  'file-not-found',
  'file-unreadable',
  'file-changed',
  'file-empty',
  'file-too-large',
  'file-encrypted',
  'file-damaged',
  'file-without-text',
  'file-type-mismatch',
  'file-type-unsupported',
  'archive-too-large',
  'reader-timed-out',
  'reader-out-of-memory',
  'reader-crashed',
  // a project that can't be opened or written
  'project-not-found',
  'project-exists',
  'project-in-use',
  'project-damaged',
  'writes-lost',
  'project-too-new',
  'project-read-only',
  'migration-failed',
  // copies of a project, and a project as one file
  'backup-not-found',
  'backup-damaged',
  'pack-damaged',
  'pack-too-new',
  'disk-full',
  'storage-failed',
  // a request that can't be carried out
  'wrong-use',
  'brief-missing',
  'outline-missing',
  'item-not-found',
  'source-not-found',
  'run-not-found',
  'evidence-not-found',
  'version-not-found',
  'suggestion-not-found',
  'asset-not-found',
  // the report or the outline moved on since the caller read it
  'section-changed',
  'outline-changed',
  // one run at a time
  'run-in-progress',
  // why a run waits to be taken up again
  'run-paused',
  'run-interrupted',
  'no-sources',
  'no-evidence',
  // citations, bibliographies and exports
  'style-unknown',
  'style-unreadable',
  'image-unreadable',
  'printer-missing',
  'printer-failed',
  'export-not-found',
  'entry-not-found',
  'template-not-found',
  'zotero-unreachable',
  'not-available',
  // pages and bibliographic data fetched for the person
  'page-unreachable',
  // settings that can't be read or kept
  'keyring-missing',
  'settings-unusable',
  // the engines underneath
  'memory-unavailable',
  // the model behind an endpoint
  'endpoint-missing',
  'endpoint-unreachable',
  'endpoint-timed-out',
  'endpoint-busy',
  'endpoint-broken',
  'endpoint-denied',
  'model-not-found',
  'prompt-too-long',
  'answer-unusable',
  'reasoner-refused',
  'offline',
  // between a window and the core
  'connection-lost',
  // what a run may spend
  'budget-spent',
  'price-unknown',
  'cancelled',
  // a bug of ours
  'unexpected',
] as const;

export const faultSchema = z.object({
  code: z.enum(faultCodes),
  /** Who can mend it: the person, an outside provider (endpoint, file system), or Heddle's makers. */
  whose: z.enum(['user', 'provider', 'ours']),
  /** One or two sentences a person can act on. */
  message: z.string(),
  detail: z.string().optional(),
});

export type FaultCode = (typeof faultCodes)[number];
export type Fault = z.infer<typeof faultSchema>;

/** Nothing a run could ask next would fare better: it pauses here, and goes on from here once the cause is gone. */
export function isPausing({ code }: Fault): boolean {
  return pausingCodes.has(code);
}

/** The reasoner couldn't do this one thing: it is marked, and the run goes on with the others. */
export function isOfOneStep({ code }: Fault): boolean {
  return code === 'answer-unusable' || code === 'prompt-too-long' || code === 'reasoner-refused';
}

const pausingCodes: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'disk-full',
  'storage-failed',
  'project-in-use',
  'project-read-only',
  'memory-unavailable',
  'endpoint-missing',
  'endpoint-unreachable',
  'endpoint-timed-out',
  'endpoint-busy',
  'endpoint-broken',
  'endpoint-denied',
  'model-not-found',
  'offline',
  'budget-spent',
  'price-unknown',
  'run-paused',
  'run-interrupted',
]);

export function userFault(code: FaultCode, message: string, detail?: string): Fault {
  return detail === undefined ? { code, whose: 'user', message } : { code, whose: 'user', message, detail };
}

export function providerFault(code: FaultCode, message: string, detail?: string): Fault {
  return detail === undefined ? { code, whose: 'provider', message } : { code, whose: 'provider', message, detail };
}

export function ourFault(code: FaultCode, message: string, detail?: string): Fault {
  return detail === undefined ? { code, whose: 'ours', message } : { code, whose: 'ours', message, detail };
}
