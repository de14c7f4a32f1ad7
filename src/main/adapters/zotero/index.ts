import { z } from 'zod';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { fromCslItem } from '#shared/text/from-csl-item.ts';
import type { Zotero, ZoteroItem } from '#main/ports/zotero.ts';
import { askZotero, unreachable } from './ask-zotero.ts';

/** Zotero's local API, of version 3 of its web API's form. */
export function createZotero({ port = 23_119 }: { readonly port?: number } = {}): Zotero {
  const library = '/api/users/0';

  async function read<T>(path: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<Result<T>> {
    const answer = await askZotero({ port, path: library + path, signal });
    if (!answer.ok) return answer;
    const parsed = schema.safeParse(parseJson(answer.value));
    return parsed.success
      ? succeed(parsed.data)
      : fail(
          unreachable(`What answers on port ${String(port)} doesn’t answer as Zotero does: ${parsed.error.message}`),
        );
  }

  /** Not every version of Zotero says where a file lies; each says so when asked for it alone. */
  async function addressOf({ key, links }: Attachment, signal: AbortSignal): Promise<string | null> {
    const known = links?.enclosure?.href;
    if (known?.startsWith('file:') === true) return known;
    const answer = await askZotero({ port, path: `${library}/items/${key}/file/view/url`, signal });
    return answer.ok && answer.value.startsWith('file:') ? answer.value.trim() : null;
  }

  return {
    listCollections: async (signal) => {
      const collections = await read('/collections?sort=title', z.array(collectionSchema), signal);
      if (!collections.ok) return collections;
      return succeed(
        collections.value.map(({ key, data, meta }) => ({
          key,
          name: data.name,
          parentKey: data.parentCollection === false ? null : (data.parentCollection ?? null),
          items: meta?.numItems ?? 0,
        })),
      );
    },
    readItems: async (collectionKey, signal) => {
      const place = collectionKey === null ? '' : `/collections/${encodeURIComponent(collectionKey)}`;
      const works = await read(
        `${place}/items/top?itemType=-attachment&itemType=-note&include=data,csljson`,
        z.array(workSchema),
        signal,
      );
      if (!works.ok) return works;
      const attachments = await read(`${place}/items?itemType=attachment`, z.array(attachmentSchema), signal);
      if (!attachments.ok) return attachments;
      const files = new Map<string, string[]>();
      for (const attachment of attachments.value) {
        const { parentItem, linkMode } = attachment.data;
        if (parentItem === undefined || linkMode === 'linked_url') continue;
        const address = await addressOf(attachment, signal);
        if (address !== null) files.set(parentItem, [...(files.get(parentItem) ?? []), address]);
      }
      return succeed(works.value.flatMap((work) => toItem(work, files.get(work.key) ?? [])));
    },
  };
}

const collectionSchema = z.object({
  key: z.string(),
  data: z.object({ name: z.string(), parentCollection: z.union([z.string(), z.literal(false)]).optional() }),
  meta: z.object({ numItems: z.number().optional() }).optional(),
});

const workSchema = z.object({
  key: z.string(),
  data: z.looseObject({ itemType: z.string(), citationKey: z.string().optional(), extra: z.string().optional() }),
  csljson: z.record(z.string(), z.unknown()).optional(),
});

const attachmentSchema = z.object({
  key: z.string(),
  data: z.looseObject({ parentItem: z.string().optional(), linkMode: z.string().optional() }),
  links: z.looseObject({ enclosure: z.looseObject({ href: z.string().optional() }).optional() }).optional(),
});

type Attachment = z.infer<typeof attachmentSchema>;

/** Its key is what Better BibTeX or Zotero itself cites it by. */
function toItem({ key, data, csljson }: z.infer<typeof workSchema>, files: readonly string[]): ZoteroItem[] {
  if (csljson === undefined) return [];
  const { bibliographic } = fromCslItem(csljson);
  const named = data.citationKey ?? /^Citation Key:\s*(\S+)\s*$/im.exec(data.extra ?? '')?.[1];
  const citationKey = named ?? bibliographic['citation-key'] ?? '';
  return [
    {
      itemKey: key,
      key: citationKey,
      bibliographic: citationKey === '' ? bibliographic : { ...bibliographic, 'citation-key': citationKey },
      files: [...files],
      raw: JSON.stringify(csljson, null, 2),
    },
  ];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
