import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { mixedRadixDigits } from "../exact/mixedRadixDigits.js";

const [LEAD_FIRST, LEAD_LAST] = [0x81, 0xfe];

/** The codes of four bytes that stand for the planes above the basic one begin here and follow each other. */
const SUPPLEMENTARY_LEAD = 0x90;

/** Always the same, and some tens of milliseconds to make. */
let known: ReadonlyMap<number, number> | undefined;

/**
 * An encoder for GB 18030, which Node has no other for: the decoder of the platform read backwards, so that what is written
 * is read as the same text, character by character.
 *
 * @returns a function from text to bytes, that throws `ENCODING_INVALID` for halves of surrogate pairs
 */
export function gb18030Encoder(): (text: string) => Uint8Array {
  const codes = (known ??= basicPlane());
  return (text) => {
    const bytes = Buffer.alloc(4 * text.length);
    let length = 0;
    for (const character of text) {
      const code = character.codePointAt(0)!;
      const encoded = code < 0x80 ? code : code > 0xffff ? supplementary(code) : codes.get(code);
      if (encoded === undefined) throw unencodable(code);
      const size = encoded < 0x100 ? 1 : encoded < 0x1_0000 ? 2 : 4;
      length = bytes.writeUIntBE(encoded, length, size);
    }
    return bytes.subarray(0, length);
  };
}

/** Code points of the basic plane beyond ASCII, each with its code: of two bytes where there is one, else of four. */
function basicPlane(): ReadonlyMap<number, number> {
  const codes = new Map<number, number>();
  const decoder = new TextDecoder("gb18030");
  const note = (code: number, bytes: readonly number[]): void => {
    const text = decoder.decode(Uint8Array.from(bytes));
    const point = text.charCodeAt(0);
    if (text.length !== 1 || (point === 0xfffd && code !== CODE_OF_REPLACEMENT) || codes.has(point)) return;
    codes.set(point, code);
  };
  for (let lead = LEAD_FIRST; lead <= LEAD_LAST; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) note(lead * 0x100 + trail, [lead, trail]);
  }
  for (let lead = LEAD_FIRST; lead <= 0x84; lead++) {
    for (let second = 0x30; second <= 0x39; second++) {
      for (let third = LEAD_FIRST; third <= LEAD_LAST; third++) {
        for (let fourth = 0x30; fourth <= 0x39; fourth++) {
          note(((lead * 0x100 + second) * 0x100 + third) * 0x100 + fourth, [lead, second, third, fourth]);
        }
      }
    }
  }
  return codes;
}

/** U+FFFD, which decoders also give for bytes that stand for nothing. */
const CODE_OF_REPLACEMENT = 0x8431_a437;

function supplementary(point: number): number {
  const [fourth = 0, third = 0, second = 0, lead = 0] = mixedRadixDigits(point - 0x1_0000, [10, 126, 10]);
  const start = (SUPPLEMENTARY_LEAD + lead) * 0x100 + 0x30 + second;
  return (start * 0x100 + LEAD_FIRST + third) * 0x100 + 0x30 + fourth;
}

function unencodable(code: number): Error {
  const received = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return new DoubleRandomError({ code: "ENCODING_INVALID", path: "text", expected: "whole characters", received });
}
