import { toId } from '#shared/base/ids.ts';
import type { PassageView } from '#main/ports/reasoner.ts';

type Written = {
  readonly title: string;
  readonly passages: readonly { readonly under: string; readonly text: string }[];
};

/** A small library on cycling in cities, with two sources on other things. Written for these tests. */
const written: readonly Written[] = [
  {
    title: 'Protected bicycle lanes in Northport',
    passages: [
      {
        under: 'Protected bicycle lanes',
        text: 'A protected bicycle lane is a cycling lane that a kerb or a row of planters separates from motor traffic. Protected bicycle lanes made cycling safer in Northport, where serious injuries among cyclists fell within two years. Painted lanes without a barrier had no such effect on cycling safety. Why did it take so long?',
      },
      {
        under: 'Costs',
        text: 'The city paid for kerbs, drainage and new signs along every protected bicycle lane. Construction costs reached 2 million dollars per kilometre on streets where drains had to be moved. It was more than the council had planned for cycling.',
      },
      {
        under: 'References',
        text: 'Smith, J. (2012). Cycling safety in cities. Journal of Streets, 4(2), pp. 11–19. Retrieved from the library.',
      },
    ],
  },
  {
    title: 'Safer junctions for cyclists',
    passages: [
      {
        under: 'Junction design',
        text: 'Most cycling accidents in cities happen at junctions, where turning lorries cross the path of cyclists. Protected junctions give cyclists a waiting area ahead of the stop line. Separate traffic signals let cyclists leave the junction before turning motor traffic.',
      },
      {
        under: 'Traffic signals',
        text: 'Traffic signals with an early green phase for cycling reduce conflicts at busy junctions. Engineers can change the traffic signals of one junction in a single night. Cities that changed their traffic signals saw safer cycling within months.',
      },
    ],
  },
  {
    title: 'Speed limits and cycling',
    passages: [
      {
        under: 'Lower speed limits',
        text: 'Lower speed limits make cycling in cities safer because drivers have more time to react. Speed limits of 30 kilometres per hour cost little, since only signs have to be changed. Enforcement of speed limits remains the main cost for cities that want safer cycling.',
      },
    ],
  },
  {
    title: 'What cycling programmes cost',
    passages: [
      {
        under: 'Construction costs',
        text: 'Construction costs of cycling lanes depend on drainage, kerbs and the width of the street. Construction costs stay below 1 million dollars per kilometre where a protected bicycle lane uses planters instead of kerbs. Maintenance of cycling lanes adds a smaller yearly cost for cities.',
      },
      {
        under: 'Speed limits',
        text: 'Speed limits are the cheapest way to make cycling safer in cities. Traffic signals for cyclists cost more than speed limits but far less than a protected bicycle lane.',
      },
    ],
  },
  {
    title: 'Cycling training in schools',
    passages: [
      {
        under: 'Training',
        text: 'Cycling training teaches children how to pass junctions and how to read traffic signals. Cities that offer cycling training report safer cycling on the way to school. However, they rarely measure it.',
      },
    ],
  },
  {
    title: 'Bees in the orchard',
    passages: [
      {
        under: 'Hives',
        text: 'Beekeepers place their hives at the edge of the orchard before the blossom opens. A strong colony makes more honey in a warm spring. What does a hive cost?',
      },
    ],
  },
  {
    title: 'Cooking for cities',
    passages: [
      {
        under: 'Soup',
        text: 'Street kitchens in cities serve soup that costs very little to make. The safest soup is the one that has been boiled for an hour.',
      },
    ],
  },
];

export const cyclingQuestion = 'How do cities make cycling safer and what does it cost?';

export const cyclingPassages: readonly PassageView[] = written.flatMap((source, number) =>
  source.passages.map((passage, index): PassageView => ({
    passageId: toId('psg', `passage${number}x${index}`),
    sourceId: toId('src', `source0${number}`),
    sourceTitle: source.title,
    headingPath: [passage.under],
    kind: 'prose',
    language: 'en',
    text: passage.text,
    score: 0,
  })),
);
