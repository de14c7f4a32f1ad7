import type { SourceId } from '#shared/base/ids.ts';
import type { Brief } from '#shared/domain/brief.ts';

/** A brief as it is typed: numbers are text, and nothing has to be whole. */
export type BriefForm = {
  readonly question: string;
  readonly title: string;
  readonly audience: string;
  readonly tone: string;
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
    tone: brief?.tone ?? '',
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
    ...ofText('tone', form.tone),
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

/** The form with what a kind of report is like, in the fields that a person hasn't filled otherwise. */
export function withTemplate(form: BriefForm, next: About | null, before: About | null): BriefForm {
  const given = (typed: string, of: (about: About) => string): string =>
    typed.trim() === '' || typed === (before === null ? '' : of(before)) ? (next === null ? '' : of(next)) : typed;
  const usual = (about: About | null) => String(about?.lengthWords ?? usualLength);
  return {
    ...form,
    audience: given(form.audience, ({ audience }) => audience),
    tone: given(form.tone, ({ tone }) => tone),
    lengthWords: form.lengthWords === usual(before) ? usual(next) : form.lengthWords,
  };
}

type About = { readonly audience: string; readonly tone: string; readonly lengthWords: number };

function ofText<Name extends 'question' | 'title' | 'audience' | 'tone'>(
  name: Name,
  typed: string,
): Partial<Record<Name, string>> {
  const value = typed.trim();
  return value === '' ? {} : ({ [name]: value } as Record<Name, string>);
}
