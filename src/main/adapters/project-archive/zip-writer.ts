import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

type Written = { readonly byteCount: number; readonly sha256: string };

/** Writes a ZIP archive part by part, of any size: nothing of a part but the piece under way is in memory. */
export type ZipWriter = {
  readonly add: (name: string, content: Readable, options: { readonly isPacked: boolean }) => Promise<Written>;
  /** Ends the archive, brings it to the disk and closes it. Returns its size. */
  readonly finish: () => Promise<number>;
  /** Closes what there is of it. */
  readonly abandon: () => Promise<void>;
};

type Entry = {
  readonly name: Buffer;
  readonly method: number;
  readonly offset: number;
  readonly crc: number;
  readonly size: number;
  readonly packedSize: number;
};

const stored = 0;
const deflated = 8;
/** The first that knows 64-bit sizes. */
const neededVersion = 45;
/** Names are UTF-8. */
const flags = 0x0800;
/** 1 January 1980, the earliest there is: the same project gives the same bytes. */
const [noTime, noDate] = [0, 0x21];
const see64 = 0xffff_ffff;

export async function createZipWriter(path: string): Promise<ZipWriter> {
  const file = await open(path, 'wx');
  const entries: Entry[] = [];
  let end = 0;

  async function append(bytes: Uint8Array): Promise<void> {
    await writeAll(file, bytes, end);
    end += bytes.byteLength;
  }

  return {
    add: async (name, content, { isPacked }) => {
      const begun = { name: Buffer.from(name), method: isPacked ? stored : deflated, offset: end };
      await append(localHeader({ ...begun, crc: 0, size: 0, packedSize: 0 }));
      const start = end;
      const hash = createHash('sha256');
      let [crc, size] = [0, 0];
      async function* measure(pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) {
          hash.update(piece);
          crc = crc32(piece, crc);
          size += piece.length;
          yield piece;
        }
      }
      await pipeline(
        content,
        measure,
        isPacked ? new PassThrough() : createDeflateRaw({ level: 6 }),
        async (packed: AsyncIterable<Buffer>) => {
          for await (const piece of packed) await append(piece);
        },
      );
      const entry = { ...begun, crc, size, packedSize: end - start };
      await writeAll(file, localHeader(entry), entry.offset);
      entries.push(entry);
      return { byteCount: size, sha256: hash.digest('hex') };
    },
    finish: async () => {
      const directory = end;
      for (const entry of entries) await append(centralHeader(entry));
      await append(endOfArchive({ count: entries.length, offset: directory, size: end - directory }));
      await file.sync();
      await file.close();
      return end;
    },
    abandon: () => file.close().catch(() => undefined),
  };
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, position + done);
    done += bytesWritten;
  }
}

/** Sizes always stand in the 64-bit field: how large a part is is only known once it was written. */
function localHeader({ name, method, crc, size, packedSize }: Entry): Buffer {
  const extra = extra64([size, packedSize]);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x0403_4b50, 0);
  writeCommon(header.subarray(4), { method, crc, nameLength: name.length, extraLength: extra.length });
  return Buffer.concat([header, name, extra]);
}

function centralHeader({ name, method, crc, size, packedSize, offset }: Entry): Buffer {
  const extra = extra64([size, packedSize, offset]);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x0201_4b50, 0);
  header.writeUInt16LE(neededVersion, 4);
  writeCommon(header.subarray(6), { method, crc, nameLength: name.length, extraLength: extra.length });
  header.writeUInt32LE(see64, 42);
  return Buffer.concat([header, name, extra]);
}

/** From the version that is needed to the length of the extra field. */
function writeCommon(
  to: Buffer,
  { method, crc, nameLength, extraLength }: { method: number; crc: number; nameLength: number; extraLength: number },
): void {
  to.writeUInt16LE(neededVersion, 0);
  to.writeUInt16LE(flags, 2);
  to.writeUInt16LE(method, 4);
  to.writeUInt16LE(noTime, 6);
  to.writeUInt16LE(noDate, 8);
  to.writeUInt32LE(crc, 10);
  to.writeUInt32LE(see64, 14);
  to.writeUInt32LE(see64, 18);
  to.writeUInt16LE(nameLength, 22);
  to.writeUInt16LE(extraLength, 24);
}

function extra64(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  for (const [index, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  return extra;
}

function endOfArchive({ count, offset, size }: { count: number; offset: number; size: number }): Buffer {
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x0606_4b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(neededVersion, 12);
  end64.writeUInt16LE(neededVersion, 14);
  for (const [at, value] of [
    [24, count],
    [32, count],
    [40, size],
    [48, offset],
  ] as const) {
    end64.writeBigUInt64LE(BigInt(value), at);
  }
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x0706_4b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(0xffff, 8);
  end.writeUInt16LE(0xffff, 10);
  end.writeUInt32LE(see64, 12);
  end.writeUInt32LE(see64, 16);
  return Buffer.concat([end64, locator, end]);
}
