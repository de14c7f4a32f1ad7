import type { Name } from '#shared/domain/source.ts';

/** A name as the form holds it: that of a body stands in the family field alone. */
export type PersonFields = {
  readonly family: string;
  readonly given: string;
  /** As "von". */
  readonly particle: string;
  /** As "Jr.". */
  readonly suffix: string;
};

export const nobody: PersonFields = { family: '', given: '', particle: '', suffix: '' };

export function toPersonFields(name: Name): PersonFields {
  const { family, given, literal, suffix = '' } = name;
  if (literal !== undefined) return { ...nobody, family: literal };
  const particle = name['non-dropping-particle'] ?? name['dropping-particle'] ?? '';
  return { family: family ?? '', given: given ?? '', particle, suffix };
}

/** Names as they are kept; what isn't shown of those that were there before, such as whose body they are, stays. */
export function toNames(fields: readonly PersonFields[], before: readonly Name[]): Name[] {
  const literals = new Set(before.flatMap(({ literal }) => (literal === undefined ? [] : [literal])));
  const dropping = new Set(before.flatMap((name) => name['dropping-particle'] ?? []));
  return fields
    .map(({ family, given, particle, suffix }) => ({
      family: family.trim(),
      given: given.trim(),
      particle: particle.trim(),
      suffix: suffix.trim(),
    }))
    .filter(({ family, given }) => family !== '' || given !== '')
    .map(({ family, given, particle, suffix }) => {
      if (given === '' && particle === '' && literals.has(family)) return { literal: family };
      const kind = dropping.has(particle) ? 'dropping-particle' : 'non-dropping-particle';
      return {
        ...(family !== '' && { family }),
        ...(given !== '' && { given }),
        ...(particle !== '' && { [kind]: particle }),
        ...(suffix !== '' && { suffix }),
      };
    });
}
