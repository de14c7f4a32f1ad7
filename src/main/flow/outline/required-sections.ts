import { requiredSectionsSchema, type RequiredSections, type Template } from '#shared/domain/template.ts';
import type { SettingsStore } from '#main/ports/project-store.ts';

const key = 'report.requiredSections';

/** What the kind of report that was chosen last asks for; null where none was. */
export function readRequiredSections(store: Pick<SettingsStore, 'readSetting'>): RequiredSections | null {
  const kept = requiredSectionsSchema.safeParse(store.readSetting(key));
  return kept.success ? kept.data : null;
}

export function writeRequiredSections(store: Pick<SettingsStore, 'writeSetting'>, { name, items }: Template): void {
  const headings = items
    .flatMap((item) => [item, ...item.items])
    .filter(({ isRequired }) => isRequired)
    .map(({ heading }) => heading);
  store.writeSetting(key, { kind: name, headings } satisfies RequiredSections);
}
