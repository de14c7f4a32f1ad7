import { shrunkPicture, turnedPicture, type GreyPicture } from '#shared/base/grey-picture.ts';
import { succeed, type Result } from '#shared/base/result.ts';
import type { RecognisedPicture, TextRecogniser } from '#main/ports/text-recogniser.ts';

/** Words as they were read on a picture that was shrunk and turned for it. */
export type PictureReading = {
  readonly lines: RecognisedPicture['lines'];
  /** Of the picture that was read, turned. */
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture given for one of the picture read. */
  readonly times: number;
  /** Quarter turns to the right that the picture given needed to stand upright. */
  readonly quarters: 0 | 1 | 2 | 3;
};

/** More is no better to read and takes longer. */
const longestSide = 5200;
/** A page that stands on its side or head reads like noise. */
const doubtfulConfidence = 60;
const fewestLetters = 30;
const noiseConfidence = 70;

const orientations = { 0: 1, 1: 6, 2: 3, 3: 8 } as const;

/** Reads a picture as it stands and, where that makes little sense, turned. Faults: the recogniser's. */
export async function recognisePicture(
  picture: GreyPicture,
  { recogniser, dpi }: { readonly recogniser: TextRecogniser; readonly dpi: number },
): Promise<Result<PictureReading>> {
  const times = Math.ceil(Math.max(picture.width, picture.height) / longestSide);
  const small = shrunkPicture(picture, times);
  const read = async (quarters: PictureReading['quarters']): Promise<Result<PictureReading>> => {
    const turned = turnedPicture(small, orientations[quarters]);
    const { width, height } = turned;
    const answer = await recogniser.recognise(turned, { dpi: Math.round(dpi / times) });
    return answer.ok ? succeed({ lines: answer.value.lines, width, height, times, quarters }) : answer;
  };
  const upright = await read(0);
  if (!upright.ok || !isDoubtful(upright.value)) return upright;
  if (!hasInk(small)) return succeed(withoutNoise(upright.value));
  let best = upright.value;
  for (const quarters of [2, 1, 3] as const) {
    const other = await read(quarters);
    if (other.ok && weightOf(other.value) > weightOf(best) * 1.2) best = other.value;
    if (!isDoubtful(best)) break;
  }
  return succeed(withoutNoise(best));
}

/** Letters and how sure they are, summed up. */
export function countRead(lines: RecognisedPicture['lines']): { readonly letters: number; readonly sureness: number } {
  let letters = 0;
  let sureness = 0;
  for (const { words } of lines) {
    for (const { text, confidence } of words) {
      letters += text.length;
      sureness += text.length * confidence;
    }
  }
  return { letters, sureness };
}

function isDoubtful({ lines }: PictureReading): boolean {
  const { letters, sureness } = countRead(lines);
  return letters < fewestLetters || sureness / letters < doubtfulConfidence;
}

/** The dots and edges of a photograph look like a few letters here and there. */
function withoutNoise(reading: PictureReading): PictureReading {
  const { letters, sureness } = countRead(reading.lines);
  const isNoise = letters < fewestLetters * 2 && sureness < letters * noiseConfidence;
  return isNoise ? { ...reading, lines: [] } : reading;
}

function weightOf({ lines }: PictureReading): number {
  return countRead(lines).sureness;
}

/** An empty page is not turned and read again. */
function hasInk({ pixels }: GreyPicture): boolean {
  let dark = 0;
  for (let index = 0; index < pixels.length; index += 7) if ((pixels[index] ?? 255) < 128) dark += 1;
  return dark > pixels.length / 7 / 1000;
}
