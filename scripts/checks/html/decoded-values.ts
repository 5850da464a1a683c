/**
 * Values of attributes as a browser reads them, their character references decoded: html-validate takes them as they are
 * written, and `type="te&#x78;t"` was no type to it.
 */
import type { AttributeData, SourceHooks } from "html-validate";
import { decodeReferences } from "../html-tokens.ts";
import { numbersNone } from "./broken-references.ts";

/** For html-validate to run over each attribute before any rule sees it. */
export const decodedValues: SourceHooks = {
  processAttribute: (attribute) => [{ ...attribute, value: decodedValue(attribute) }],
};

/** What may not stand bare in a value without quotes: decoded, it would be taken for such. */
const quoted = /["'<>=`]/;

/** A reference by number: what is none, a rule of ours says. */
const numbered = /^&#(?:\d|x[\da-f])/i;

function isNamed(reference: string): boolean {
  return reference.endsWith(";") && decodeReferences(reference) !== reference;
}

/** A value decoded but for `&`, which stays `&amp;`; as it is written where a rule is to judge a reference in it. */
function decodedValue({ value, quote }: AttributeData): AttributeData["value"] {
  if (typeof value !== "string" || !value.includes("&")) return value;
  const references = value.match(/&[#\w]*;?/g)!;
  if (numbersNone(value)) return value;
  if (references.some((reference) => !numbered.test(reference) && !isNamed(reference))) return value;
  const decoded = decodeReferences(value);
  return quote === null && quoted.test(decoded) ? value : decoded.replaceAll("&", "&amp;");
}
