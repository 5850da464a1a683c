/** HTML in one of the ways in which the standard lets people write it. */
import type { Chance } from "./chance.ts";

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** Attributes in which people write, and now and then a reference. */
const TEXT = new Set(["alt", "aria-label", "content", "href", "placeholder", "title"]);

/**
 * An element: its attributes in any order, between quotes of either kind or none, names in small letters or capitals,
 * words and addresses with or without references.
 * @param attributes values as text; true for an attribute without a value
 * @param content HTML
 */
export function element(
  chance: Chance,
  name: string,
  attributes: Readonly<Record<string, string | true>> = {},
  content = "",
): string {
  const tag = capitals(chance, name);
  const written = chance.shuffled(Object.entries(attributes)).map(([key, value]) => {
    const shown = capitals(chance, key);
    return value === true ? ` ${shown}` : ` ${shown}=${quoted(chance, value, TEXT.has(key))}`;
  });
  // A slash after a value without quotes would be the value's.
  const start = `<${tag}${written.join("")}${VOID.test(name) ? chance.pick(["", " /"]) : ""}>`;
  return VOID.test(name) ? start : `${start}${content}</${capitals(chance, name)}>`;
}

/** Text as HTML: now and then with a reference for a letter, a comment between words, or a new line for a space. */
export function written(chance: Chance, text: string): string {
  const escaped = text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  switch (chance.below(8)) {
    case 0:
      return referred(chance, escaped);
    case 1:
      return escaped.replace(" ", "\n  ");
    case 2:
      return escaped.replace(" ", " <!-- as agreed -->");
    default:
      return escaped;
  }
}

function capitals(chance: Chance, name: string): string {
  return chance.below(12) === 0 ? name.toUpperCase() : name;
}

function quoted(chance: Chance, value: string, isText: boolean): string {
  const escaped = value.replaceAll("&", "&amp;");
  const bare = value !== "" && !/[\s"'=<>`/]/.test(value);
  if (bare && chance.below(8) === 0) return escaped;
  const text = isText && chance.below(10) === 0 ? referred(chance, escaped) : escaped;
  return chance.below(5) === 0 ? `'${text.replaceAll("'", "&#39;")}'` : `"${text.replaceAll('"', "&quot;")}"`;
}

/** One letter of the text as a reference to it; not a letter of a reference that stands there already. */
function referred(chance: Chance, text: string): string {
  if (text.includes("&")) return text;
  const places = text.split("").flatMap((letter, at) => (/[a-z]/i.test(letter) ? [at] : []));
  if (places.length === 0) return text;
  const at = chance.pick(places);
  const code = text.charCodeAt(at);
  const reference = chance.pick([`&#${code};`, `&#x${code.toString(16)};`, `&#X${code.toString(16).toUpperCase()};`]);
  return `${text.slice(0, at)}${reference}${text.slice(at + 1)}`;
}
