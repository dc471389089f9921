/** The bytes that hexadecimal of either case stands for; the caller vouches for the form. */
export function bytesOfHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length >> 1);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = (halfByte(text.charCodeAt(2 * at)) << 4) | halfByte(text.charCodeAt(2 * at + 1));
  }
  return bytes;
}

/** The low four bits of a digit are its value, those of a letter of either case its value less 9. */
function halfByte(code: number): number {
  return (code & 0x0f) + (code > 0x39 ? 9 : 0);
}
