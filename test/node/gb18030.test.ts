import { describe, expect, it } from "vitest";
import { gb18030Encoder } from "../../src/node/gb18030Encoder.js";

const encode = gb18030Encoder();
const decode = (bytes: Uint8Array): string => new TextDecoder("gb18030", { fatal: true }).decode(bytes);

function isEncoded(character: string): boolean {
  try {
    return encode(character).length > 0;
  } catch {
    return false;
  }
}

describe("the GB18030 encoder", () => {
  it("gives back every character of Unicode, or refuses it for private use", () => {
    const refused: number[] = [];
    for (let plane = 0; plane <= 16; plane++) {
      const characters: string[] = [];
      for (let low = 0; low <= 0xffff; low++) {
        const point = plane * 0x1_0000 + low;
        if (point >= 0xd800 && point <= 0xdfff) continue;
        const character = String.fromCodePoint(point);
        if (isEncoded(character)) characters.push(character);
        else refused.push(point);
      }
      const text = characters.join("");
      expect(decode(encode(text)) === text, `plane ${plane}`).toBe(true);
    }
    // The Encoding Standard reads the code of U+E5E5 as an ideographic space.
    expect(refused.every((point) => point >= 0xe000 && point <= 0xf8ff)).toBe(true);
    expect(refused.length).toBeLessThan(30);
  });

  it("gives back every code of one and two bytes, and of four, that stands for a character of its own", () => {
    const decoder = new TextDecoder("gb18030");
    let [codes, others] = [0, 0];
    const check = (bytes: readonly number[]): void => {
      const text = decoder.decode(Uint8Array.from(bytes));
      if (Array.from(text).length !== 1 || text === "\ufffd") return;
      const again = encode(text);
      codes += 1;
      if (Buffer.compare(Buffer.from(bytes), again) !== 0) {
        others += 1;
        // A second code of a character is read as the same character.
        expect(decoder.decode(again)).toBe(text);
      }
    };
    for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) check([lead, trail]);
    expect(codes).toBeGreaterThan(23_000);
    for (let lead = 0x81; lead <= 0x84; lead++) {
      for (let second = 0x30; second <= 0x39; second++) {
        for (let third = 0x81; third <= 0xfe; third++) {
          for (let fourth = 0x30; fourth <= 0x39; fourth++) check([lead, second, third, fourth]);
        }
      }
    }
    expect(codes).toBeGreaterThan(62_000);
    expect(others).toBeLessThan(200);
  });

  it("knows codes that other programs print", () => {
    const cases = [
      ["企业", "c6f3d2b5"],
      ["€", "a2e3"],
      ["\u0080", "81308130"],
      ["\uffff", "8431a439"],
      ["\u{10000}", "90308130"],
      ["\u{10ffff}", "e3329a35"],
      ["😀", "9439fc36"],
    ] as const;
    for (const [text, hex] of cases) expect(Buffer.from(encode(text)).toString("hex"), text).toBe(hex);
  });

  it("refuses half a character", () => {
    expect(() => encode("\ud800")).toThrow(expect.objectContaining({ code: "ENCODING_INVALID" }) as Error);
  });
});
