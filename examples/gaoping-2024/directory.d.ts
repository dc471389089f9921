import type { Avoidance, Inspector, Target } from "double-random";

/** What {@link makeDirectory} needs. */
export interface DirectoryOptions {
  /** Text that `deriveSeed` accepts as a value. The same text gives the same directory, byte for byte. */
  readonly seed: string;
  /** Default 60 000, about the size of a county; the special directories grow and shrink with it. */
  readonly targetCount?: number;
  /** Default 120; from there upwards at least 12 valid inspectors hold each competence. */
  readonly inspectorCount?: number;
}

/** An invented county: no business, person, credit code or certificate in it is real. */
export interface InventedDirectory {
  /** By id. The ids say nothing about the kind of target. */
  readonly targets: readonly Target[];
  readonly inspectors: readonly Inspector[];
  readonly avoidances: readonly Avoidance[];
}

/** Makes up the directories of a county. */
export declare function makeDirectory(options: DirectoryOptions): InventedDirectory;
