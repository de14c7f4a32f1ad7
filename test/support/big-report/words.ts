/** Made-up prose of real words: enough like a report for what lays it out, and nobody's text. */
export type Prose = {
  readonly pick: <T>(choices: readonly T[]) => T;
  readonly number: (from: number, to: number) => number;
  readonly sentence: () => string;
  readonly title: () => string;
};

const subjects = [
  'the monitoring network',
  'every second household',
  'the regional authority',
  'a coastal aquifer',
  'the pilot programme',
  'an earlier assessment',
  'the supply contract',
  'each participating city',
  'the maintenance crew',
  'a seasonal forecast',
  'the independent auditor',
  'the revised tariff',
  'a distributed sensor',
  'the planning committee',
  'the upstream reservoir',
  'a voluntary agreement',
  'the treatment plant',
  'an insured operator',
  'the second survey',
  'the citizens’ panel',
] as const;
const verbs = [
  'reduced',
  'confirmed',
  'delayed',
  'doubled',
  'described',
  'replaced',
  'questioned',
  'covered',
  'exceeded',
  'recorded',
  'shifted',
  'outlined',
  'supported',
  'weakened',
  'measured',
  'compared',
  'postponed',
  'extended',
  'matched',
  'revised',
] as const;
const objects = [
  'the cost of repairs',
  'its own estimate',
  'peak demand in summer',
  'the share of losses',
  'older pipes in the centre',
  'the response to drought',
  'the quality of the data',
  'water use per person',
  'the published schedule',
  'a third of all leaks',
  'the risk of flooding',
  'the trust of residents',
  'the energy that pumps need',
  'the reserve for dry years',
  'local rules on wells',
] as const;
const places = [
  'in the first year',
  'after the reform',
  'under average conditions',
  'across all districts',
  'with few exceptions',
  'against expectations',
  'on the northern bank',
  'before the contract ended',
  'at little extra cost',
  'during the dry season',
  'in three of four cases',
  'as the model predicted',
  'within the limits of the survey',
  'for most of the period',
] as const;
const links = ['while', 'although', 'because', 'whereas', 'even where', 'as soon as'] as const;

export function createProse(random: () => number): Prose {
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[Math.floor(random() * choices.length)];
    if (choice === undefined) throw new Error('nothing to choose from');
    return choice;
  };
  const number = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const clause = () => `${pick(subjects)} ${pick(verbs)} ${pick(objects)} ${pick(places)}`;
  return {
    pick,
    number,
    sentence: () => capital(random() < 0.5 ? clause() : `${clause()}, ${pick(links)} ${clause()}`),
    title: () => capital(`${pick(objects)} and ${pick(subjects)}`),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const chinese = {
  headings: ['城市供水的挑战', '数据与方法', '结论与展望'],
  sentences: [
    '地下水位在过去十年里持续下降',
    '多数居民支持新的收费办法',
    '水库的调度需要更准确的预报',
    '管网漏损率降低了约百分之十二',
    '沿海地区面临海水入侵的风险',
  ],
} as const;

export const arabic = {
  headings: ['إدارة المياه في المدن', 'النتائج الرئيسية'],
  sentences: [
    'انخفض منسوب المياه الجوفية خلال السنوات العشر الماضية',
    'يؤيد معظم السكان التعريفة الجديدة للمياه',
    'تحتاج الشبكة القديمة إلى صيانة منتظمة',
    'بلغت نسبة الفاقد نحو 25 في المئة',
  ],
} as const;
