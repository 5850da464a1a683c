/** References to characters by number (`&#163;`) that HTML does not have; of those by name html-validate says so. */
import type { HtmlElement } from "html-validate";
import type { HtmlRule, Misuse } from "./rule.ts";

const NUMBERED = /&#(?:[xX]([\dA-Fa-f]+)|(\d+))(;?)/g;
/** Elements in whose text a reference is none. */
const RAW = /^(?:script|style|iframe|noscript|xmp)$/i;

export const brokenReferences: HtmlRule = {
  id: "broken-references",
  wcag: [],
  severity: "error",
  why: "The reader sees a box, a question mark, or another sign than was meant.",
  mend: "Write the sign itself, or its number in Unicode, and a semicolon after it.",
  elements: "*",
  bad: ["<p>It cost &#163 5.</p>", "<p>2008&#150;09</p>", '<p title="a&#0;b">A</p>', "<p>&#xD800;</p>"],
  good: ["<p>It cost &#163;5 in 2008&#x2013;09.</p>", '<p title="a&#10;b">AT&amp;T, &amp;#163</p>'],
  judge: (element) => [...inWords(element), ...inAttributes(element)],
};

/** The references in a text or a value that are at fault, each with what is wrong with it. */
export function brokenIn(text: string): string[] {
  if (!text.includes("&#")) return [];
  return [...text.matchAll(NUMBERED)].flatMap(([reference, hexadecimal, decimal, end]) => {
    if (!isCharacter(hexadecimal, decimal)) return [`"${reference}" is the number of no character that HTML may hold`];
    return end === "" ? [`"${reference}" has no semicolon at its end`] : [];
  });
}

/** Whether a value refers to a number of no character. */
export function numbersNone(value: string): boolean {
  return [...value.matchAll(NUMBERED)].some(([, hexadecimal, decimal]) => !isCharacter(hexadecimal, decimal));
}

/** https://html.spec.whatwg.org/#numeric-character-reference-end-state */
function isCharacter(hexadecimal: string | undefined, decimal: string | undefined): boolean {
  const number = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  if (number < 0x20) return number === 0x9 || number === 0xa || number === 0xc;
  if (number >= 0x7f && number <= 0x9f) return false;
  if (number >= 0xd800 && number <= 0xdfff) return false;
  if (number >= 0xfdd0 && number <= 0xfdef) return false;
  return number <= 0x10ffff && (number & 0xfffe) !== 0xfffe;
}

function inWords(element: HtmlElement): Misuse[] {
  if (RAW.test(element.tagName)) return [];
  const texts = element.childNodes.filter(({ nodeName }) => nodeName === "#text");
  return texts.flatMap((text) => brokenIn(text.textContent)).map((message) => ({ message }));
}

/** Values come decoded, unless a number is none (`decoded-values.ts`): a semicolon that they lack is not missed. */
function inAttributes({ attributes }: HtmlElement): Misuse[] {
  return attributes.flatMap(({ key, value }) =>
    typeof value === "string" ? brokenIn(value).map((message) => ({ message, attribute: key })) : [],
  );
}
