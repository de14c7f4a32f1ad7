import { element, escapeText } from './markup.ts';

/** As "Figure 3." before a caption. */
export function captionLabel(word: string, number: number, hasMore: boolean): string {
  return `${element('b', { class: 'label' }, `${escapeText(word)} ${number}.`)}${hasMore ? ' ' : ''}`;
}

/** Which class sets a width, in whole percents: the page's policy knows no style attributes. */
export function widthClass(percent: number): string {
  return `w${Math.max(1, Math.min(100, Math.round(percent)))}`;
}
