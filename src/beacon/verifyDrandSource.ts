import type { DrandSource } from "../model/seed.js";
import { verifyDrandRound, type BeaconVerdict } from "./verifyDrandRound.js";

/** Checks the signature of a round that is named as `<chain hash>/<round>`. */
export function verifyDrandSource({ ref, signature }: Pick<DrandSource, "ref" | "signature">): Promise<BeaconVerdict> {
  const [chain = "", round] = ref.split("/");
  return verifyDrandRound({ chain, round: Number(round), signature });
}
