import * as z from "zod/mini";
import { count, hash, type Shape } from "./fields.js";

/** A Merkle tree: its root and how many leaves it has. */
export interface TreeHead {
  readonly root: string;
  readonly size: number;
}

/** The schema of {@link TreeHead}. */
export const treeHead: z.ZodMiniType<TreeHead> = z.strictObject({
  root: hash,
  size: count,
} satisfies Shape<TreeHead>);
