import { z } from 'zod';
import { providerFault, userFault } from '#shared/base/fault.ts';
import { fail, succeed } from '#shared/base/result.ts';
import type { BibliographicData } from '#shared/domain/source.ts';
import type { DoiRegistry } from '#main/ports/doi-registry.ts';
import type { WebPages } from '#main/ports/web-pages.ts';

/**
 * Asks Crossref's REST API (https://api.crossref.org) for what it knows of a DOI, and doi.org's resolver for CSL-JSON
 * where Crossref doesn't have it, as for DOIs of DataCite.
 */
export function createDoiRegistry(options: {
  readonly pages: WebPages;
  readonly worksUrl?: string;
  readonly resolverUrl?: string;
}): DoiRegistry {
  const { pages, worksUrl = 'https://api.crossref.org/works/', resolverUrl = 'https://doi.org/' } = options;
  return {
    lookUp: async (doi, signal) => {
      const path = encodeURIComponent(doi).replaceAll('%2F', '/');
      const asked = await pages.fetch({ url: `${worksUrl}${path}`, accept: 'application/json', signal });
      const found = asked.ok ? readWork(asked.value.bytes) : null;
      if (found !== null) return succeed({ ...found, DOI: found.DOI ?? doi });
      if (signal.aborted) return fail(userFault('cancelled', 'The look-up was cancelled.'));
      const accept = 'application/vnd.citationstyles.csl+json';
      const resolved = await pages.fetch({ url: `${resolverUrl}${path}`, accept, signal });
      if (!resolved.ok) return fail(notFound(doi, resolved.fault.message));
      const described = readWork(resolved.value.bytes);
      if (described === null) return fail(notFound(doi, 'the registry answered in a form that is not known'));
      return succeed({ ...described, DOI: described.DOI ?? doi });
    },
  };
}

function notFound(doi: string, detail: string) {
  return providerFault(
    'page-unreachable',
    `Nothing could be had for the DOI ${doi}. Check it letter by letter, or try again later.`,
    detail,
  );
}

const oneOrMany = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .catch(undefined);

const workForm = z.object({
  type: z.string().optional().catch(undefined),
  title: z.union([z.string(), z.array(z.string())]),
  author: z
    .array(
      z.object({
        family: z.string().optional(),
        given: z.string().optional(),
        literal: z.string().optional(),
        name: z.string().optional(),
      }),
    )
    .optional()
    .catch(undefined),
  issued: z
    .object({ 'date-parts': z.array(z.array(z.union([z.number(), z.string()]).nullable())).min(1) })
    .optional()
    .catch(undefined),
  'container-title': oneOrMany,
  publisher: z.string().optional().catch(undefined),
  URL: z.string().optional().catch(undefined),
  DOI: z.string().optional().catch(undefined),
  language: z.string().optional().catch(undefined),
  abstract: z.string().optional().catch(undefined),
});

type Author = NonNullable<BibliographicData['author']>[number];

/** Crossref wraps its records in `message`; a resolver gives them bare. Null for anything else. */
function readWork(bytes: Uint8Array): BibliographicData | null {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
  const wrapped = z.object({ message: workForm }).safeParse(json);
  const parsed = wrapped.success ? { success: true as const, data: wrapped.data.message } : workForm.safeParse(json);
  if (!parsed.success) return null;
  const work = parsed.data;
  const title = plain(first(work.title));
  if (title === '') return null;
  const author = (work.author ?? []).flatMap(({ family, given, literal, name }): Author[] => {
    const whole = literal ?? name;
    if (family !== undefined) return [{ family, ...(given === undefined ? {} : { given }) }];
    return whole === undefined ? [] : [{ literal: whole }];
  });
  const issued = (work.issued?.['date-parts'][0] ?? []).map(Number).filter(Number.isInteger).slice(0, 3);
  const container = plain(first(work['container-title']));
  const abstract = plain(work.abstract ?? '');
  return {
    type: toCslType(work.type ?? 'document'),
    title,
    ...(author.length > 0 && { author }),
    ...(issued.length > 0 && { issued }),
    ...(container !== '' && { 'container-title': container }),
    ...(work.publisher !== undefined && { publisher: work.publisher }),
    ...(work.URL !== undefined && { URL: work.URL }),
    ...(work.DOI !== undefined && { DOI: work.DOI }),
    ...(work.language !== undefined && { language: work.language }),
    ...(abstract !== '' && { abstract }),
  };
}

function first(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** Titles and abstracts come with JATS or HTML marks and entities in them. */
function plain(text: string): string {
  return text
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function toCslType(type: string): string {
  return cslTypes[type] ?? type;
}

/** Crossref's own names for what CSL 1.0.2 calls otherwise. */
const cslTypes: Readonly<Record<string, string>> = {
  'journal-article': 'article-journal',
  'proceedings-article': 'paper-conference',
  'book-chapter': 'chapter',
  'book-section': 'chapter',
  'book-part': 'chapter',
  'reference-entry': 'entry',
  monograph: 'book',
  'edited-book': 'book',
  'reference-book': 'book',
  'posted-content': 'article',
  dissertation: 'thesis',
  'report-component': 'report',
  'peer-review': 'review',
  other: 'document',
};
