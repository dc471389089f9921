import type { Opening } from "../model/proof.js";
import { hashText, type HashSuite } from "../random/hashing.js";

/** The opening of an id: its salt follows from a secret key, `H("dr1:blind:" + key + ":" + id)`. */
export function openingOf(suite: HashSuite, key: string, id: string): Opening {
  return { id, salt: hashText(suite, `dr1:blind:${key}:${id}`) };
}

/** The id that stands for another in a blinded publication: `H("dr1:uid:" + salt + ":" + id)`. */
export function uidOf(suite: HashSuite, { id, salt }: Opening): string {
  return hashText(suite, `dr1:uid:${salt}:${id}`);
}
