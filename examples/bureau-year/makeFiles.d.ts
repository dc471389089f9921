/** The files of an invented bureau (虚构), by name: the same bytes each time. */
export declare function makeFiles(): Promise<ReadonlyMap<string, Uint8Array>>;
