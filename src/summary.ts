/** A text's first sentences, for lists and search engines. */

/** So many characters are enough: a search engine shows about 160. */
const ENOUGH = 160;
/** A single sentence longer than this is cut at a word. */
const TOO_LONG = 320;
/** No more of a paragraph is looked at: its first sentences are over by then. */
const LOOKED_AT = 4000;
const ABBREVIATION = /(?:\b(?:Mr|Mrs|Ms|Dr|Sir|St|No|Rt|Hon|vs|etc|e\.g|i\.e|Cm|p|pp)|\b[A-Z])\.$/;

/** Whole sentences from the beginning of a paragraph, as many as fit. */
export function firstSentences(paragraph: string): string {
  const text = paragraph.slice(0, LOOKED_AT).replace(/\s+/g, " ").trim();
  if (text.length <= ENOUGH) return text;
  let summary = "";
  for (const sentence of sentences(text)) {
    if (summary !== "" && summary.length + 1 + sentence.length > ENOUGH) break;
    summary = summary === "" ? sentence : `${summary} ${sentence}`;
  }
  if (summary.length <= TOO_LONG) return summary;
  return `${summary
    .slice(0, summary.lastIndexOf(" ", TOO_LONG))
    .replace(/[,;:–-]+$/, "")
    .trimEnd()}…`;
}

function* sentences(text: string): Generator<string> {
  const ends = /[.!?]["”’)\]]*(?= ["“‘(]?[A-Z0-9])/g;
  let from = 0;
  for (let match = ends.exec(text); match; match = ends.exec(text)) {
    const to = match.index + match[0].length;
    const sentence = text.slice(from, to);
    if (ABBREVIATION.test(sentence)) continue;
    yield sentence.trim();
    from = to;
  }
  if (from < text.length) yield text.slice(from).trim();
}
