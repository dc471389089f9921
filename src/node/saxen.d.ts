declare module "saxen" {
  type OpenTag = (
    name: string,
    attributes: () => Record<string, string> | false,
    decode: (text: string) => string,
  ) => void;

  /** The parts of the parser that are used; the package has no declarations. */
  export class Parser {
    on(name: "openTag", handler: OpenTag): this;
    on(name: "closeTag", handler: (name: string) => void): this;
    on(name: "text" | "cdata" | "attention", handler: (text: string) => void): this;
    on(name: "error" | "warn", handler: (error: Error) => void): this;
    write(xml: string): this;
    end(): Error | undefined;
  }
}
