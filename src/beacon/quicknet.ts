/** A network of drand: everything that its chain hash binds, and what its signatures are over. */
export interface DrandChain {
  /** `sha256(u32be(period) || i64be(genesis) || publicKey || genesisSeed || beaconId)`. */
  readonly chainHash: string;
  /** A point of G2, 96 bytes. */
  readonly publicKey: string;
  /** When round 1 is published, in Unix seconds. */
  readonly genesis: number;
  /** Seconds from one round to the next. */
  readonly period: number;
  readonly genesisSeed: string;
  readonly beaconId: string;
  readonly scheme: string;
  /** The domain separation tag with which a message is hashed to G1 (RFC 9380). */
  readonly domain: string;
}

/**
 * The network quicknet of the League of Entropy, the one chain that `dr1` knows. The key is pinned here because a key that
 * comes with a record would prove nothing; the chain hash can be recomputed from the rest.
 *
 * From drand/drand-client, and recomputed as in drand/drand `common/chain/info.go`.
 */
export const QUICKNET: DrandChain = {
  chainHash: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
  publicKey:
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c" +
    "8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb" +
    "5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
  genesis: 1_692_803_367,
  period: 3,
  genesisSeed: "f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e",
  beaconId: "quicknet",
  scheme: "bls-unchained-g1-rfc9380",
  domain: "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_",
};
