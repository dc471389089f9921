export const LAYERS: Readonly<Record<string, { readonly quick: readonly string[]; readonly slow: readonly string[] }>>;
