import { element } from './xml.ts';

const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const bullets = ['•', '◦', '▪'];

/** Bullets and numbers for lists ten deep. */
export const listStyles = [
  listStyle('List_20_Bullets', (level) =>
    element(
      'text:list-level-style-bullet',
      {
        'text:level': level,
        'text:style-name': 'Bullet_20_Symbols',
        'text:bullet-char': bullets[(level - 1) % bullets.length] ?? '•',
      },
      alignment(level),
    ),
  ),
  listStyle('List_20_Numbers', (level) =>
    element(
      'text:list-level-style-number',
      {
        'text:level': level,
        'text:style-name': 'Numbering_20_Symbols',
        'style:num-suffix': '.',
        'style:num-format': ['1', 'a', 'i'][(level - 1) % 3] ?? '1',
      },
      alignment(level),
    ),
  ),
].join('');

function listStyle(name: string, levelOf: (level: number) => string): string {
  const attributes = { 'style:name': name, 'style:display-name': name.replaceAll('_20_', ' ') };
  return element('text:list-style', attributes, levels.map(levelOf).join(''));
}

function alignment(level: number): string {
  return element(
    'style:list-level-properties',
    { 'text:list-level-position-and-space-mode': 'label-alignment' },
    element('style:list-level-label-alignment', {
      'text:label-followed-by': 'listtab',
      'text:list-tab-stop-position': `${(level * 0.8).toFixed(1)}cm`,
      'fo:text-indent': '-0.6cm',
      'fo:margin-left': `${(level * 0.8).toFixed(1)}cm`,
    }),
  );
}
