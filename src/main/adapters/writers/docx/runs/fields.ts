import { TextRun } from 'docx';
import { element } from '../element.ts';

/** A field that Word works out, with what it shows until then. */
export function field(instruction: string, shown: string): TextRun[] {
  return [
    fieldCharacter('begin'),
    fieldInstruction(instruction),
    fieldCharacter('separate'),
    new TextRun({ children: [element('w:t', {}, [shown])] }),
    fieldCharacter('end'),
  ];
}

/** `isDirty`: Word works it out as soon as it opens the document. */
export function fieldCharacter(type: 'begin' | 'separate' | 'end', { isDirty = false } = {}): TextRun {
  const attributes = { 'w:fldCharType': type, ...(isDirty && { 'w:dirty': 'true' }) };
  return new TextRun({ children: [element('w:fldChar', attributes)] });
}

export function fieldInstruction(instruction: string): TextRun {
  return new TextRun({ children: [element('w:instrText', { 'xml:space': 'preserve' }, [instruction])] });
}
