import type { Result } from '#shared/base/result.ts';
import type { ListedTemplate, Template, TemplateId } from '#shared/domain/template.ts';

/** Kinds of report: those that come with Heddle and those that a person made, which all projects share. */
export type TemplateStore = {
  /** By name, the built-in ones first; those in `language` where there is such a version, else in English. */
  readonly list: (language: string) => readonly ListedTemplate[];
  /** Replaces the person's own of this id. Faults: `wrong-use` for the id of a built-in one, `settings-unusable`. */
  readonly save: (template: Template) => Promise<Result<void>>;
  /** Fault: `template-not-found`. */
  readonly remove: (id: TemplateId) => Promise<Result<void>>;
};
