/**
 * Chinese text in UTF-8 is sequences of three bytes, which GB18030 text makes by accident only. If nine tenths of the bytes
 * that are not ASCII are in such sequences, the file is UTF-8 with a fault.
 */
export function isMostlyUtf8(bytes: Uint8Array): boolean {
  let [inSequences, others] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte < 0x80) continue;
    const follow = (offset: number): boolean => (bytes[at + offset] ?? 0) >> 6 === 0b10;
    if (byte >> 4 === 0b1110 && follow(1) && follow(2)) {
      inSequences += 3;
      at += 2;
    } else {
      others += 1;
    }
  }
  return inSequences > 9 * others && inSequences > 0;
}
