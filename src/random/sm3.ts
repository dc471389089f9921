import { HashMD } from "@noble/hashes/_md.js";

/** GB/T 32905-2016, section 4.1. */
const INITIAL_STATE: readonly number[] = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];

/**
 * The compression function of SM3, for runtimes whose own cryptography lacks it; padding and buffering are those
 * of the hash library. Section numbers are those of GB/T 32905-2016.
 */
class Sm3 extends HashMD<Sm3> {
  readonly #state = Uint32Array.from(INITIAL_STATE);
  readonly #expanded = new Uint32Array(68);

  constructor() {
    super(64, 32, 8, false);
  }

  protected get(): number[] {
    return [...this.#state];
  }

  protected set(...words: number[]): void {
    this.#state.set(words);
  }

  /** Section 5.3. */
  protected process(view: DataView, offset: number): void {
    const w = this.#expanded;
    for (let j = 0; j < 16; j++) w[j] = view.getUint32(offset + 4 * j, false);
    for (let j = 16; j < 68; j++) {
      const mixed = w[j - 16]! ^ w[j - 9]! ^ rotate(w[j - 3]!, 15);
      w[j] = mixed ^ rotate(mixed, 15) ^ rotate(mixed, 23) ^ rotate(w[j - 13]!, 7) ^ w[j - 6]!;
    }
    let [a, b, c, d, e, f, g, h] = this.#state as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    for (let j = 0; j < 64; j++) {
      const early = j < 16;
      const turned = rotate(a, 12);
      const ss1 = rotate(turned + e + rotate(early ? 0x79cc4519 : 0x7a879d8a, j % 32), 7);
      const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
      const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
      const tt1 = (ff + d + (ss1 ^ turned) + (w[j]! ^ w[j + 4]!)) | 0;
      const tt2 = (gg + h + ss1 + w[j]!) | 0;
      d = c;
      c = rotate(b, 9);
      b = a;
      a = tt1;
      h = g;
      g = rotate(f, 19);
      f = e;
      e = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17);
    }
    const next = [a, b, c, d, e, f, g, h];
    for (const [index, word] of next.entries()) this.#state[index] = this.#state[index]! ^ word;
  }

  protected roundClean(): void {
    this.#expanded.fill(0);
  }

  destroy(): void {
    this.destroyed = true;
    this.#state.fill(0);
  }

  _cloneInto(to: Sm3 = new Sm3()): Sm3 {
    to.set(...this.get());
    return this._cloneIntoMeta(to);
  }
}

interface Sm3Function {
  (message: Uint8Array): Uint8Array;
  create(): Sm3;
}

/** SM3 of a message, 32 bytes. */
export const sm3: Sm3Function = /* @__PURE__ */ Object.assign(
  (message: Uint8Array): Uint8Array => new Sm3().update(message).digest(),
  { create: (): Sm3 => new Sm3() },
);

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
