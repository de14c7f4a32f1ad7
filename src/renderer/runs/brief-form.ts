import type { SourceId } from '#shared/base/ids.ts';
import type { Brief } from '#shared/domain/brief.ts';

/** A brief as it is typed: numbers are text, and nothing has to be whole. */
export type BriefForm = {
  readonly question: string;
  readonly title: string;
  readonly audience: string;
  readonly lengthWords: string;
  /** Null: all sources. */
  readonly sourceIds: readonly SourceId[] | null;
};

const usualLength = 2500;

export function formOf(brief: { readonly [Field in keyof Brief]?: Brief[Field] | undefined } | null): BriefForm {
  return {
    question: brief?.question ?? '',
    title: brief?.title ?? '',
    audience: brief?.audience ?? '',
    lengthWords: String(brief?.lengthWords ?? usualLength),
    sourceIds: brief?.sourceIds ?? null,
  };
}

/** What of the form can be kept: fields that are empty or can't be are left out. */
export function keptBrief(form: BriefForm): Partial<Brief> {
  const lengthWords = readLength(form.lengthWords);
  return {
    ...ofText('question', form.question),
    ...ofText('title', form.title),
    ...ofText('audience', form.audience),
    ...(lengthWords === null ? {} : { lengthWords }),
    ...(form.sourceIds === null || form.sourceIds.length === 0 ? {} : { sourceIds: [...form.sourceIds] }),
  };
}

/** The brief to begin with; null while something is missing or wrong. */
export function wholeBrief(form: BriefForm): Brief | null {
  const { question, lengthWords, ...rest } = keptBrief(form);
  if (question === undefined || lengthWords === undefined || form.sourceIds?.length === 0) return null;
  return { question, lengthWords, ...rest };
}

export function readLength(typed: string): number | null {
  const value = Number(typed.trim());
  return Number.isInteger(value) && value > 0 ? value : null;
}

function ofText<Name extends 'question' | 'title' | 'audience'>(
  name: Name,
  typed: string,
): Partial<Record<Name, string>> {
  const value = typed.trim();
  return value === '' ? {} : ({ [name]: value } as Record<Name, string>);
}
