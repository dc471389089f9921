/** As much of sm-crypto-v2 as is used. */
interface Sm2Package {
  readonly sm2: {
    doVerifySignature(
      message: Uint8Array,
      signature: string,
      key: string,
      options: { readonly hash: true; readonly der: false; readonly userId: string },
    ): boolean;
  };
}

/** The user id of GM/T 0009-2012, section 10, for signers who have none of their own. */
const USER_ID = "1234567812345678";
/** The order n of the group, GB/T 32918.5-2017; of the same width and case as r and s, so that they compare as text. */
const ORDER = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
const ZERO = "0".repeat(64);

/**
 * Whether a signature of SM2 with SM3 is right, r and s from 1 to n - 1 (GB/T 32918.2-2016, section 7.1). The package is
 * optional, since few readers need it.
 *
 * @param load - how the package is loaded
 */
export async function verifySm2(
  message: Uint8Array,
  key: string,
  value: string,
  load: () => Promise<Sm2Package> = loadPackage,
): Promise<"right" | "wrong" | "not-installed"> {
  const parts = /^([0-9a-f]{64})([0-9a-f]{64})$/.exec(value)?.slice(1);
  if (!parts || !/^04[0-9a-f]{128}$/.test(key)) return "wrong";
  if (parts.some((part) => part <= ZERO || part >= ORDER)) return "wrong";
  let sm2: Sm2Package["sm2"];
  try {
    ({ sm2 } = await load());
  } catch {
    return "not-installed";
  }
  try {
    const options = { hash: true, der: false, userId: USER_ID } as const;
    return sm2.doVerifySignature(message, value, key, options) ? "right" : "wrong";
  } catch {
    return "wrong";
  }
}

async function loadPackage(): Promise<Sm2Package> {
  return import("sm-crypto-v2");
}
