/** A ZIP archive, as a library made it, with the same day in every entry, so that the same contents give the same bytes. */
export function withoutTimes(archive: Buffer): Buffer {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(END_OF_DIRECTORY);
  let at = bytes.readUInt32LE(end + 16);
  for (let entry = bytes.readUInt16LE(end + 10); entry > 0; entry--) {
    bytes.writeUInt32LE(FIRST_DAY, at + 12);
    bytes.writeUInt32LE(FIRST_DAY, bytes.readUInt32LE(at + 42) + 10);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return bytes;
}

const END_OF_DIRECTORY = Buffer.from("PK\u0005\u0006", "latin1");

/** Midnight of 1980-01-01, the first that the format has: APPNOTE.TXT 4.4.6. */
const FIRST_DAY = 0x0021_0000;
