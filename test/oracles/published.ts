import { readFileSync } from "node:fs";

/** What other systems have published, with its sources. */
export interface Published {
  readonly drandQuicknet: {
    readonly chainHash: string;
    readonly publicKey: string;
    readonly period: number;
    readonly genesisTime: number;
    readonly genesisSeed: string;
    readonly beaconId: string;
    readonly scheme: string;
    readonly domain: string;
    readonly rounds: readonly {
      readonly round: number;
      readonly time: string;
      readonly signature: string;
      readonly randomness: string;
    }[];
    readonly mustFail: readonly { readonly why: string; readonly round: number; readonly signature: string }[];
  };
  readonly rfc3797: readonly {
    readonly name: string;
    readonly key: string;
    readonly pool: number;
    readonly first: readonly number[];
  }[];
  readonly rivestSampler: { readonly seed: string; readonly size: number; readonly first: readonly number[] };
  readonly consistentSampler: { readonly seed: string; readonly id: string; readonly ticket: string };
  readonly vrsDraft: {
    readonly secret: string;
    readonly iterations: number;
    readonly published: string;
    readonly codes: readonly string[];
    readonly randomness: string;
    readonly orders: readonly (readonly (readonly [label: string, prefix: string])[])[];
  };
  readonly fairPick: {
    readonly vectors: readonly {
      readonly name: string;
      readonly entries: Readonly<Record<string, number>>;
      readonly seed: string;
      readonly count: number;
      readonly winners: readonly string[];
    }[];
  };
}

export const PUBLISHED: Published = JSON.parse(
  readFileSync(new URL("published.json", import.meta.url), "utf8"),
) as Published;
