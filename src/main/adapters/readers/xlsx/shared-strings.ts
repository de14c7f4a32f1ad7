import { walkLargeXml } from '../xml/walk-xml.ts';

/** The texts that cells name by number, without the readings that stand above Chinese characters. */
export function readSharedStrings(bytes: Buffer): readonly string[] {
  const strings: string[] = [];
  let current = '';
  let isText = false;
  let isReading = false;
  walkLargeXml(bytes, {
    open: (name) => {
      if (name === 's:si') current = '';
      else if (name === 's:rPh') isReading = true;
      else if (name === 's:t') isText = !isReading;
    },
    close: (name) => {
      if (name === 's:si') strings.push(current);
      else if (name === 's:rPh') isReading = false;
      else if (name === 's:t') isText = false;
    },
    text: (text) => {
      if (isText) current += text;
    },
  });
  return strings;
}
