type Layers = Readonly<Record<string, { readonly quick: readonly string[]; readonly slow: readonly string[] }>>;

export const LAYERS: Layers;
export const LAYERS_IN_PART: Layers;
