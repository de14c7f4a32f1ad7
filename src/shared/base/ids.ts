import { z } from 'zod';

function idSchema<Prefix extends string>(prefix: Prefix) {
  const form = new RegExp(`^${prefix}_[0-9a-z]{6,40}$`);
  return z.custom<`${Prefix}_${string}` & { readonly __id: Prefix }>(
    (value) => typeof value === 'string' && form.test(value),
    { message: `not an id of the kind ${prefix}_…` },
  );
}

/** Ids carry their kind, so that an evidence id where a passage id is due doesn't compile. */
export const sourceIdSchema = idSchema('src');
export const passageIdSchema = idSchema('psg');
export const evidenceIdSchema = idSchema('evi');
export const itemIdSchema = idSchema('itm');
export const sectionIdSchema = idSchema('sec');
export const runIdSchema = idSchema('run');
export const suggestionIdSchema = idSchema('sug');
export const versionIdSchema = idSchema('ver');
export const assetIdSchema = idSchema('ast');
export const exportIdSchema = idSchema('exp');
export const entryIdSchema = idSchema('ent');

export type SourceId = z.infer<typeof sourceIdSchema>;
export type PassageId = z.infer<typeof passageIdSchema>;
export type EvidenceId = z.infer<typeof evidenceIdSchema>;
export type ItemId = z.infer<typeof itemIdSchema>;
export type SectionId = z.infer<typeof sectionIdSchema>;
export type RunId = z.infer<typeof runIdSchema>;
export type SuggestionId = z.infer<typeof suggestionIdSchema>;
export type VersionId = z.infer<typeof versionIdSchema>;
/** An image of the report, kept in the project by its content. */
export type AssetId = z.infer<typeof assetIdSchema>;
export type ExportId = z.infer<typeof exportIdSchema>;
/** An entry of another program's bibliography. */
export type EntryId = z.infer<typeof entryIdSchema>;

type Ids = {
  src: SourceId;
  psg: PassageId;
  evi: EvidenceId;
  itm: ItemId;
  sec: SectionId;
  run: RunId;
  sug: SuggestionId;
  ver: VersionId;
  ast: AssetId;
  exp: ExportId;
  ent: EntryId;
};

/** An id of the given kind from a suffix of 6 to 40 lower-case letters and digits. Throws if the suffix has another form. */
export function toId<Kind extends keyof Ids>(kind: Kind, suffix: string): Ids[Kind] {
  if (!/^[0-9a-z]{6,40}$/.test(suffix)) throw new Error(`not an id suffix: ${suffix}`);
  return `${kind}_${suffix}` as Ids[Kind];
}
