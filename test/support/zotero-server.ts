import { startPageServer } from './page-server.ts';

type Attachment = { readonly key: string; readonly address: string; readonly isLinkGiven?: boolean };
type Work = {
  readonly key: string;
  readonly csl: object;
  readonly extra?: string;
  readonly files?: readonly Attachment[];
};
type Collection = {
  readonly key: string;
  readonly name: string;
  readonly parent?: string;
  readonly works: readonly Work[];
};

/**
 * A server that answers as the local API of Zotero 7 does (server_localAPI.js): arrays of objects with `key` and `data`,
 * `csljson` where it is asked for, a file's address as text at `/file/view/url`, 403 where the switch is off.
 */
export async function startZoteroServer({
  collections,
  isOn = true,
}: {
  readonly collections: readonly Collection[];
  readonly isOn?: boolean;
}) {
  const json = (value: unknown) => ({
    status: isOn ? 200 : 403,
    headers: { 'content-type': 'application/json', 'zotero-api-version': '3' },
    body: isOn ? JSON.stringify(value, null, 4) : 'Local API is not enabled',
  });
  const library = '/api/users/0';
  const all = collections.flatMap(({ works }) => works);
  const places = [
    { place: '', works: all },
    ...collections.map(({ key, works }) => ({ place: `/collections/${key}`, works })),
  ];
  const files = all.flatMap((work) => work.files ?? []);
  const address = ({ key, address: body }: Attachment) =>
    [`${library}/items/${key}/file/view/url`, { ...json(null), body: isOn ? body : '' }] as const;
  return startPageServer(
    Object.fromEntries([
      [
        `${library}/collections?sort=title`,
        json(
          collections.map(({ key, name, parent, works }) => ({
            key,
            version: 1,
            meta: { numCollections: 0, numItems: works.length },
            data: { key, name, parentCollection: parent ?? false, relations: {} },
          })),
        ),
      ],
      ...places.flatMap(({ place, works }) => [
        [
          `${library}${place}/items/top?itemType=-attachment&itemType=-note&include=data,csljson`,
          json(
            works.map(({ key, csl, extra }) => ({
              key,
              version: 2,
              data: { key, itemType: 'journalArticle', extra: extra ?? '', tags: [] },
              csljson: { id: `http://zotero.org/users/0/items/${key}`, ...csl },
            })),
          ),
        ],
        [
          `${library}${place}/items?itemType=attachment`,
          json(
            works.flatMap((work) =>
              (work.files ?? []).map(({ key, address: href, isLinkGiven = false }) => ({
                key,
                links: isLinkGiven ? { enclosure: { type: 'application/pdf', href } } : {},
                data: { key, itemType: 'attachment', parentItem: work.key, linkMode: 'imported_file' },
              })),
            ),
          ),
        ],
      ]),
      ...files.map(address),
    ]),
  );
}
