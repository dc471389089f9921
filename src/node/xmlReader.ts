import { Parser } from "saxen";

/** What is done with the parts of an XML document; names come without their prefix. */
export interface XmlHandlers {
  /** @param attribute - the value of an attribute, or `undefined` */
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Takes a document piece by piece. */
export interface XmlReader {
  readonly write: (xml: string) => void;
  readonly end: () => void;
}

/** A document that is not XML as office programs write it. */
export class XmlError extends Error {}

/** Text without an end of a tag is scanned anew with each piece, so there is a bound on it. */
const MOST_CHARACTERS_AT_ONCE = 4_194_304;

/**
 * Reads XML in pieces. Document type declarations are refused, so that there are no entities of its own to expand.
 *
 * @throws XmlError while writing or at the end
 */
export function xmlReader({ open, text, close }: XmlHandlers): XmlReader {
  const parser = new Parser();
  let sinceEvent = 0;
  const fail = (what: string | Error): never => {
    throw new XmlError(typeof what === "string" ? what : what.message);
  };
  parser.on("error", fail).on("warn", fail);
  parser.on("attention", () => fail("a document type declaration"));
  parser.on("openTag", (name, attributes) => {
    sinceEvent = 0;
    if (!open) return;
    let read: Record<string, string> | undefined;
    open(withoutPrefix(name), (wanted) => {
      read ??= attributes() || fail("attributes that cannot be read");
      const value = read[wanted];
      return value === undefined ? undefined : decodeEntities(value);
    });
  });
  parser.on("closeTag", (name) => {
    sinceEvent = 0;
    close?.(withoutPrefix(name));
  });
  const handleText = (raw: string, decoded: (raw: string) => string): void => {
    sinceEvent = 0;
    text?.(decoded(raw));
  };
  parser.on("text", (raw) => {
    handleText(raw, decodeEntities);
  });
  parser.on("cdata", (raw) => {
    handleText(raw, (same) => same);
  });
  return {
    write: (xml) => {
      sinceEvent += xml.length;
      parser.write(xml);
      if (sinceEvent > MOST_CHARACTERS_AT_ONCE) fail("a tag or a text without end");
    },
    end: () => {
      parser.end();
    },
  };
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
