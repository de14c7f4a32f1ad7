import type { Choices } from './choices.ts';

/** Nothing that comes out is longer; what is beyond is for the bombs. */
const mostBytes = 3_000_000;

/** The bytes, broken in one to four ways without knowing what they mean. */
export function mutateBytes(bytes: Buffer, choices: Choices, other: Buffer): Buffer {
  let changed = bytes;
  const times = 1 + choices.below(4);
  for (let time = 0; time < times; time += 1) changed = choices.pick(ways)(changed, choices, other);
  return changed.subarray(0, mostBytes);
}

type Way = (bytes: Buffer, choices: Choices, other: Buffer) => Buffer;

const flipBits: Way = (bytes, { below }) => {
  const changed = Buffer.from(bytes);
  for (let count = 1 + below(16); count > 0 && changed.length > 0; count -= 1) {
    const at = below(changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << below(8));
  }
  return changed;
};

const overwrite: Way = (bytes, { below, chance }) => {
  const changed = Buffer.from(bytes);
  for (let count = 1 + below(64); count > 0 && changed.length > 0; count -= 1)
    changed[below(changed.length)] = chance(0.3) ? 0 : below(256);
  return changed;
};

const boundaries = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

/** Where lengths, offsets and counts may stand, at the start of a file most of all. */
const blowUpNumber: Way = (bytes, { below, chance, pick }) => {
  if (bytes.length < 8) return bytes;
  const changed = Buffer.from(bytes);
  for (let count = 1 + below(4); count > 0; count -= 1) {
    const at = below((chance(0.5) ? Math.min(200, bytes.length) : bytes.length) - 4);
    const value = pick(boundaries);
    const size = pick(['short', 'long', 'long from its high end'] as const);
    if (size === 'short') changed.writeUInt16LE(value & 0xffff, at);
    else if (size === 'long') changed.writeUInt32LE(value, at);
    else changed.writeUInt32BE(value, at);
  }
  return changed;
};

const figures = [
  '0',
  '-1',
  '1',
  '255',
  '65536',
  '2147483647',
  '4294967296',
  '99999999999999999999',
  '1e308',
  '-0.0000001',
  'NaN',
];

const replaceFigures: Way = (bytes, { below, pick, chance }) => {
  const text = bytes.toString('latin1');
  const found = [...text.matchAll(/\d+(?:\.\d+)?/g)];
  if (found.length === 0) return bytes;
  const chosen = new Set(Array.from({ length: 1 + below(chance(0.1) ? found.length : 5) }, () => below(found.length)));
  let index = -1;
  return Buffer.from(
    text.replace(/\d+(?:\.\d+)?/g, (written) => {
      index += 1;
      return chosen.has(index) ? pick(figures) : written;
    }),
    'latin1',
  );
};

const cutEnd: Way = (bytes, { below }) => bytes.subarray(0, below(bytes.length));
const cutStart: Way = (bytes, { below }) => bytes.subarray(below(Math.min(bytes.length, 200)));

const removePiece: Way = (bytes, { piece }) => {
  const [start, end] = piece(bytes.length);
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
};

const repeatPiece: Way = (bytes, { piece, below, chance }) => {
  const [start, end] = piece(bytes.length, 20_000);
  const most = Math.floor(1_000_000 / (end - start));
  const times = Math.min(most, chance(0.2) ? below(20_000) : 1 + below(8));
  return Buffer.concat([
    bytes.subarray(0, end),
    ...Array<Buffer>(times).fill(bytes.subarray(start, end)),
    bytes.subarray(end),
  ]);
};

const shufflePieces: Way = (bytes, { below }) => {
  const size = Math.ceil(bytes.length / (2 + below(12)));
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  for (let at = pieces.length - 1; at > 0; at -= 1) {
    const from = below(at + 1);
    [pieces[at], pieces[from]] = [pieces[from] ?? Buffer.alloc(0), pieces[at] ?? Buffer.alloc(0)];
  }
  return Buffer.concat(pieces);
};

const splice: Way = (bytes, { below }, other) =>
  Buffer.concat([bytes.subarray(0, below(bytes.length)), other.subarray(below(other.length))]);

const tricks = [
  Buffer.from('\0'),
  Buffer.from('\ufeff'),
  Buffer.from('\u202e\u2066\u200f\u200d\u200b'),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0x00, 0xd8]),
  Buffer.from('%s%n%x'),
  Buffer.from('../../../../etc/passwd'),
  Buffer.from('\r\n\r\n'),
  Buffer.from('\x1a\x0c\x0b\x85'),
  Buffer.from('￿\u{10ffff}'),
  Buffer.from('e\u0301'.repeat(40)),
];

const insertTrick: Way = (bytes, { below, pick, chance }) => {
  const at = below(bytes.length);
  const times = chance(0.1) ? 5000 : 1 + below(3);
  return Buffer.concat([bytes.subarray(0, at), ...Array<Buffer>(times).fill(pick(tricks)), bytes.subarray(at)]);
};

const randomTail: Way = (bytes, { below }) => {
  const noise = Buffer.from(Array.from({ length: 1 + below(4000) }, () => below(256)));
  return Buffer.concat([bytes.subarray(0, Math.min(bytes.length, 4 + below(60))), noise]);
};

const ways: readonly Way[] = [
  flipBits,
  flipBits,
  overwrite,
  blowUpNumber,
  blowUpNumber,
  replaceFigures,
  replaceFigures,
  cutEnd,
  cutStart,
  removePiece,
  removePiece,
  repeatPiece,
  shufflePieces,
  splice,
  insertTrick,
  insertTrick,
  randomTail,
];
