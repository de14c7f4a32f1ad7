import { z } from 'zod';
import { coerceAnswer, readShape, type Shape } from './coerce-answer.ts';

/** The shape of an answer: what is sent as a schema, shown as an example and checked. */
export type AnswerForm<T> = {
  readonly name: string;
  /** As strict structured output takes it: an object, every field required, nothing beyond them. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly shape: Shape;
  readonly zod: z.ZodType<T>;
  readonly example: string;
  readonly synonyms: Readonly<Record<string, string>>;
};

/** A field that doesn't apply is an empty string, an empty list or 0, so that no form needs a union. */
export function createForm<T>(options: {
  readonly name: string;
  readonly zod: z.ZodType<T>;
  readonly example: NoInfer<T>;
  /** Other words for the words of a closed set, in lower-case letters without spaces. */
  readonly synonyms?: Readonly<Record<string, string>>;
}): AnswerForm<T> {
  const schema = bare(options.zod);
  return {
    name: options.name,
    schema,
    shape: readShape(schema),
    zod: options.zod,
    example: JSON.stringify(options.example),
    synonyms: options.synonyms ?? {},
  };
}

/** The value in the form, or what is wrong with it in words a model can act on. */
export function readAnswer<T>(
  form: AnswerForm<T>,
  value: unknown,
): { readonly isOf: true; readonly value: T } | { readonly isOf: false; readonly problem: string } {
  const parsed = form.zod.safeParse(coerceAnswer(value, form.shape, form.synonyms));
  if (parsed.success) return { isOf: true, value: parsed.data };
  return { isOf: false, problem: parsed.error.issues.slice(0, 3).map(inWords).join('; ') };
}

/** Without what strict endpoints don't know. */
function bare(zod: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _, ...schema } = z.toJSONSchema(zod, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.minimum;
      delete jsonSchema.maximum;
    },
  });
  return schema;
}

function inWords(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.');
  const name = path === '' ? 'the answer' : `"${path}"`;
  if (issue.code === 'invalid_value') return `${name} must be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type') return `${name} is missing or is not of type ${issue.expected}`;
  return `${name}: ${issue.message}`;
}
