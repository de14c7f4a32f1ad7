import { createHash } from 'node:crypto';
import { createRandom } from '#test/support/random.ts';
import type { ChatBody, ServerAnswer } from './server-answer.ts';

type Schema = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
};

const words =
  'the of accessible users team <b>bold</b> | --- ``` # ## - * 42 12.5 % 2019 “quoted words of no source” [link](http://x) $x$ 漢字 العربية evi_ [@ ] [@evi_unknown1] E1 E2 E3 P1 P2 P3 C1 1.1 DIGEST: <think>'.split(
    ' ',
  );

/** A mind that answers in the form it is asked for and says nothing that makes sense. The same prompt gets the same nonsense. */
export function randomModel(seed: number): (body: ChatBody) => ServerAnswer & { readonly kind: 'text' } {
  return (body) => {
    const prompt = JSON.stringify(body.messages);
    const random = createRandom(createHash('sha256').update(`${seed}${prompt}`).digest().readUInt32LE());
    const known = prompt.match(/\b(?:evi_[0-9a-z]{6,40}|[EPC]\d+)\b/gu) ?? [];
    const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
    const word = () => (random() < 0.3 ? oneOf(known) : oneOf(words)) ?? '';
    const text = (most: number) => Array.from({ length: Math.floor(random() * most) }, word).join(' ');
    const instance = (schema: Schema): unknown => {
      if (schema.enum !== undefined) return oneOf(schema.enum);
      if (schema.properties !== undefined) {
        return Object.fromEntries(Object.entries(schema.properties).map(([name, each]) => [name, instance(each)]));
      }
      if (schema.items !== undefined) {
        const { items } = schema;
        return Array.from({ length: Math.floor(random() * 6) }, () => instance(items));
      }
      if (schema.type === 'boolean') return random() < 0.5;
      if (schema.type === 'number' || schema.type === 'integer') return Math.floor(random() * 20) - 3;
      return random() < 0.5 ? word() : text(12);
    };
    const schema = body.response_format?.json_schema?.schema as Schema | undefined;
    if (schema !== undefined) return { kind: 'text', text: JSON.stringify(instance(schema)) };
    const lines = Array.from({ length: 12 }, () => {
      const id = oneOf(known.filter((each) => each.startsWith('evi_')));
      return `${text(20)}${id !== undefined && random() < 0.7 ? ` [@${id}].` : ''}`;
    });
    return { kind: 'text', text: lines.join(random() < 0.5 ? '\n\n' : '\n') };
  };
}
