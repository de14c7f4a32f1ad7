import type { EndpointReport, RoleEndpoint } from '#shared/domain/model-settings.ts';
import type { Failure } from './failure.ts';

export type FormMode = EndpointReport['structured'];

/** What an endpoint takes and doesn't take of a request, as far as is known by now. */
export type Quirks = {
  readonly formMode: FormMode;
  readonly streams: boolean;
  readonly limitField: 'max_tokens' | 'max_completion_tokens' | null;
  /** The largest limit it accepts; null where none is known. */
  readonly mostTokens: number | null;
  readonly takesTemperature: boolean;
  readonly takesStreamOptions: boolean;
  readonly takesSystemRole: boolean;
  /** Its model thinks before it answers, which the limit has to leave room for. */
  readonly thinks: boolean;
  /** The thought is opened inside the prompt, so that only its end is marked. */
  readonly beginsInThought: boolean;
};

export function firstQuirks(report: Pick<EndpointReport, 'structured' | 'streams' | 'beginsInThought'>): Quirks {
  const beginsInThought = report.beginsInThought === true;
  return {
    formMode: report.structured,
    streams: report.streams,
    limitField: 'max_tokens',
    mostTokens: null,
    takesTemperature: true,
    takesStreamOptions: true,
    takesSystemRole: true,
    thinks: beginsInThought,
    beginsInThought,
  };
}

/** What is known of each endpoint and model, learned while it is asked. */
export type QuirkBook = {
  readonly of: (endpoint: RoleEndpoint, first: () => Quirks) => Quirks;
  readonly learn: (endpoint: RoleEndpoint, quirks: Quirks) => void;
};

export function createQuirkBook(): QuirkBook {
  const book = new Map<string, Quirks>();
  const nameOf = ({ baseUrl, model }: RoleEndpoint) => `${baseUrl} ${model}`;
  return {
    of: (endpoint, first) => book.get(nameOf(endpoint)) ?? first(),
    learn: (endpoint, quirks) => {
      book.set(nameOf(endpoint), quirks);
    },
  };
}

/**
 * What a refusal teaches: the request without what it refuses, one thing at a time; null where it teaches nothing.
 * `used` is what the refused request was made with.
 */
export function learnFromRefusal(failure: Failure, used: Quirks, { hasForm }: { hasForm: boolean }): Quirks | null {
  if (!mayTeach(failure)) return null;
  const words = failure.detail;
  const usesForm = hasForm && used.formMode !== 'text';
  const withoutForm = { ...used, formMode: modes[modes.indexOf(used.formMode) + 1] ?? 'text' };
  if (usesForm && speaksOfForm.test(words)) return withoutForm;
  if (used.limitField !== null && /max_(?:completion_)?tokens/i.test(words))
    return { ...used, ...learnLimit(used, words) };
  if (used.takesTemperature && /temperature/i.test(words)) return { ...used, takesTemperature: false };
  if (used.streams && used.takesStreamOptions && /stream_options|include_usage/i.test(words)) {
    return { ...used, takesStreamOptions: false };
  }
  if (used.streams && /stream/i.test(words)) return { ...used, streams: false };
  if (used.takesSystemRole && /system (?:role|message|prompt)|roles? must alternate|role.{0,20}system/i.test(words)) {
    return { ...used, takesSystemRole: false };
  }
  // Some only say that the request is bad: a form is what they most often mean.
  return usesForm && failure.kind === 'rejected' ? withoutForm : null;
}

/** What two calls found out side by side. */
export function combineQuirks(known: Quirks, learned: Quirks): Quirks {
  return {
    formMode: modes[Math.max(modes.indexOf(known.formMode), modes.indexOf(learned.formMode))] ?? 'text',
    streams: known.streams && learned.streams,
    limitField: learned.limitField,
    mostTokens: learned.mostTokens ?? known.mostTokens,
    takesTemperature: known.takesTemperature && learned.takesTemperature,
    takesStreamOptions: known.takesStreamOptions && learned.takesStreamOptions,
    takesSystemRole: known.takesSystemRole && learned.takesSystemRole,
    thinks: known.thinks || learned.thinks,
    beginsInThought: known.beginsInThought || learned.beginsInThought,
  };
}

const speaksOfForm =
  /response[_ ]?format|json[_ ]?schema|json[_ ]?object|json mode|grammar|structured|guided|'json'|"json"/i;

/** Templates and grammars that can't be built come as 500 from some servers. */
function mayTeach({ kind, status, detail }: Failure): boolean {
  return (
    kind === 'rejected' ||
    (kind === 'broken' && status !== null && /grammar|schema|response_format|template|role/i.test(detail))
  );
}

const modes: readonly FormMode[] = ['json-schema', 'json-mode', 'text'];

function learnLimit(used: Quirks, words: string): Pick<Quirks, 'limitField' | 'mostTokens'> {
  const most = /(?:at most|less than or equal to|<=|maximum (?:value )?(?:of|is)|up to)\s*(\d{2,})/i.exec(words)?.[1];
  if (most !== undefined && used.mostTokens === null) return { limitField: used.limitField, mostTokens: Number(most) };
  const wantsOther = used.limitField === 'max_tokens' && /max_completion_tokens/.test(words);
  return { limitField: wantsOther ? 'max_completion_tokens' : null, mostTokens: used.mostTokens };
}
