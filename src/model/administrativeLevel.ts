import * as z from "zod/mini";

/** Who draws and who inspects: 县抽县查 is county and county. */
export type AdministrativeLevel = "province" | "prefecture" | "county";

export const administrativeLevel: z.ZodMiniType<AdministrativeLevel> = z.enum(["province", "prefecture", "county"]);
