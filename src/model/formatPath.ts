import { quote } from "../errors/describeValue.js";

/** The steps from a document to a value in it. */
export type Path = readonly PropertyKey[];

/** `targets[12].creditClass` for the path `[12, "creditClass"]` in `targets`. */
export function formatPath(name: string, path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${String(step)}]`;
    return /^[\w-]+$/.test(String(step)) ? `${text}.${String(step)}` : `${text}[${quote(String(step))}]`;
  }, name);
}
