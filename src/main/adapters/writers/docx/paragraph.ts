import { Paragraph, type IParagraphPropertiesOptions, type XmlComponent } from 'docx';

export type ParagraphOptions = IParagraphPropertiesOptions & { readonly children?: readonly XmlComponent[] };

/** The package's own takes as children only what it has a class for. */
export function paragraph({ children = [], ...properties }: ParagraphOptions): Paragraph {
  const made = new Paragraph(properties);
  for (const child of children) made.addChildElement(child);
  return made;
}
