import type { Person, Source } from 'docx/bibliography';
import type { BibliographicData, Name } from '#shared/domain/source.ts';
import type { WordSourceType } from './source-types.ts';

type People = {
  -readonly [
    Field in keyof Source as Source[Field] extends readonly Person[] | undefined ? Field : never
  ]?: Source[Field];
} & { corporateAuthor?: string };

/** Who made the source, in the roles that Word has for it. */
export function peopleOf(data: BibliographicData, type: WordSourceType): People {
  return {
    ...authorsOf(data.author ?? [], type),
    ...(data.editor && { editors: data.editor.map(personOf) }),
    ...(data.translator && { translators: data.translator.map(personOf) }),
    ...(data['container-author'] && { bookAuthors: data['container-author'].map(personOf) }),
    ...(data.compiler && { compilers: data.compiler.map(personOf) }),
    ...(data.composer && { composers: data.composer.map(personOf) }),
    ...(data.performer && { performers: data.performer.map(personOf) }),
    ...(data['script-writer'] && { writers: data['script-writer'].map(personOf) }),
    ...(data.director && { directors: data.director.map(personOf) }),
    ...(data.producer && { producers: data.producer.map(personOf) }),
    ...(data.interviewer && { interviewers: data.interviewer.map(personOf) }),
  };
}

/** What Word calls those whom CSL calls authors, where it doesn't call them that. */
const authorRoles: Readonly<Partial<Record<WordSourceType, keyof People>>> = {
  patent: 'inventors',
  interview: 'interviewees',
  art: 'artists',
  performance: 'writers',
  film: 'writers',
};

function authorsOf(names: readonly Name[], type: WordSourceType): People {
  if (names.length === 0) return {};
  const people = names.map(personOf);
  const role = authorRoles[type];
  if (role !== undefined) return { [role]: people };
  return names.every(({ family }) => family === undefined)
    ? { corporateAuthor: people.map(({ lastName }) => lastName).join('; ') }
    : { authors: people };
}

function personOf(name: Name): Person {
  const particles = [name['dropping-particle'], name['non-dropping-particle']];
  const last = [...particles, name.family, name.suffix].filter((part) => part !== undefined && part !== '').join(' ');
  return {
    lastName: name.literal ?? (last === '' ? (name.given ?? '') : last),
    ...(name.given !== undefined && last !== '' && { firstName: name.given }),
  };
}
