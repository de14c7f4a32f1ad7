import { elementsOf, findElement, type XmlElement } from '../xml/parse-xml.ts';
import { builtInFormat, formatOfCode, type NumberFormat } from '../office/number-format.ts';

/** The number format of each cell style, by the style's number. */
export function readCellFormats(styles: XmlElement | null): readonly NumberFormat[] {
  const own = styles === null ? null : findElement(styles, 's:numFmts');
  const codes = new Map(
    (own === null ? [] : elementsOf(own, 's:numFmt')).map((format) => [
      format.attribute('numFmtId'),
      formatOfCode(format.attribute('formatCode')),
    ]),
  );
  const cellStyles = styles === null ? null : findElement(styles, 's:cellXfs');
  return (cellStyles === null ? [] : elementsOf(cellStyles, 's:xf')).map((style) => {
    const id = style.attribute('numFmtId');
    return codes.get(id) ?? builtInFormat(Number(id));
  });
}
