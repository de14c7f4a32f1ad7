import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useText } from '#renderer/language/index.ts';
import { Button, IconButton, TextField } from '#renderer/ui/index.ts';
import { nobody, type PersonFields } from './person-fields.ts';

type PeopleFieldsProps = {
  readonly role: 'author' | 'editor';
  readonly people: readonly PersonFields[];
  readonly onPeople: (people: readonly PersonFields[]) => void;
  readonly isSetByPerson: boolean;
};

/** Names with their parts: "von" and "Jr." are shown where a name has them, or when they are asked for. */
export function PeopleFields({ role, people, onPeople, isSetByPerson }: PeopleFieldsProps) {
  const text = useText();
  const words = text.library.people[role];
  const [wantsParts, setWantsParts] = useState(false);
  const hasParts = wantsParts || people.some(({ particle, suffix }) => particle !== '' || suffix !== '');
  const change = (index: number, changes: Partial<PersonFields>) =>
    onPeople(people.map((person, at) => (at === index ? { ...person, ...changes } : person)));
  const field = (index: number, part: keyof PersonFields) => (
    <TextField
      label={words[part]({ place: index + 1 })}
      isLabelHidden
      placeholder={text.library.nameParts[part]}
      value={people[index]?.[part] ?? ''}
      onValue={(value) => change(index, { [part]: value })}
    />
  );
  return (
    <fieldset className="library-authors">
      <legend className="ui-field-label">{words.legend}</legend>
      {people.map((_, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- names have no id; their place is what tells them apart
        <div key={index} className="library-author" data-parts={hasParts}>
          {hasParts && field(index, 'particle')}
          {field(index, 'family')}
          {field(index, 'given')}
          {hasParts && field(index, 'suffix')}
          <IconButton
            label={words.remove({ place: index + 1 })}
            icon={<X size={14} aria-hidden />}
            onClick={() => onPeople(people.filter((_person, at) => at !== index))}
          />
        </div>
      ))}
      <div className="library-authors-more">
        <Button variant="quiet" icon={<Plus size={14} aria-hidden />} onClick={() => onPeople([...people, nobody])}>
          {words.add}
        </Button>
        {people.length > 0 && !hasParts && (
          <Button variant="quiet" onClick={() => setWantsParts(true)}>
            {text.library.moreNameParts}
          </Button>
        )}
      </div>
      {isSetByPerson && <span className="ui-field-hint">{text.library.setByYou}</span>}
    </fieldset>
  );
}
