/**
 * Front matter: the YAML between two lines of `---`. Everything in it is read as text (YAML's "failsafe" schema), so
 * that `No`, `9:30`, `2009-12-15` and `26.60` stay as they were typed. Simple front matter, which is nearly all of it,
 * is read by {@link parsePlain} in a hundredth of the time; whatever that does not know goes to the `yaml` package.
 */
import { isAlias, isCollection, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { Document } from "yaml";
import { parsePlain } from "./plain-yaml.ts";
import { cutWords, yamlSlips } from "./yaml-slips.ts";

/** What front matter holds: text, lists and maps of it. */
export type Data = string | Data[] | { [key: string]: Data };

/** A place and a sentence. */
export interface YamlFault {
  line: number;
  message: string;
}

export type YamlResult = { data: Data; faults?: never } | { data?: never; faults: YamlFault[] };

/** Reads YAML text as text, lists and maps. `firstLine` is the line of the file that the YAML begins on. */
export function parseYaml(text: string, firstLine = 1): YamlResult {
  const plain = parsePlain(text);
  if (plain !== undefined) return { data: plain };
  const { document, lines } = documentOf(text);
  const faults = faultsOf(document, lines, text, firstLine);
  if (faults.length > 0) return { faults };
  const cut = cutWords(text, firstLine);
  if (cut.length > 0) return { faults: cut };
  return { data: (document.toJS({ maxAliasCount: 0 }) ?? {}) as Data };
}

function documentOf(text: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: "failsafe",
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    stringKeys: false,
  });
  return { document, lines };
}

/** What the parser's own codes mean to an editor. */
const MEANINGS: Record<string, string> = {
  TAB_AS_INDENT: "a tab stands where spaces are wanted. Use spaces to indent.",
  BAD_INDENT:
    "this line is not indented like its neighbours. Begin fields at the start of the line; indent lists by two spaces.",
  BLOCK_AS_IMPLICIT_KEY:
    "a colon and a space stand inside the words. Put the words after the field's name in quotation marks.",
  MULTILINE_IMPLICIT_KEY: "this line has no colon. Write a field as a name, a colon, a space and its words.",
  MISSING_CHAR:
    "a quotation mark or bracket is opened and not closed, or words follow after it is closed. Put the words in 'single' quotation marks where they hold \"double\" ones.",
  UNEXPECTED_TOKEN: "this is not understood. Put the words after the field's name in quotation marks.",
  BAD_SCALAR_START: "words cannot begin with this sign. Put them in quotation marks.",
  BAD_DQ_ESCAPE: "a backslash stands in words in double quotation marks. Use single quotation marks.",
  MULTIPLE_DOCS: "a line of --- stands inside the fields.",
  BAD_ALIAS: "words cannot begin with * or &. Put them in quotation marks.",
  TAG_RESOLVE_FAILED: "words cannot begin with an exclamation mark. Put them in quotation marks.",
  KEY_OVER_1024_CHARS: "this line has no colon. Write a field as a name, a colon, a space and its words.",
};

function faultsOf(document: Document, lines: LineCounter, text: string, firstLine: number): YamlFault[] {
  const faults: YamlFault[] = [];
  const lineAt = (offset: number): number => lineOf(lines, Math.min(offset, text.length), firstLine);
  for (const error of [...document.errors, ...document.warnings]) {
    faults.push({
      line: lineAt(error.pos[0]),
      message: MEANINGS[error.code] ?? "this line is not understood as a field.",
    });
  }
  if (faults.length === 0) {
    visit(document, (_key, node) => {
      if (isNode(node) && (isAlias(node) || node.anchor !== undefined)) {
        faults.push({ line: lineAt(node.range?.[0] ?? 0), message: MEANINGS["BAD_ALIAS"]! });
      } else if (isNode(node) && !isAlias(node) && node.tag !== undefined) {
        // A lone exclamation mark would be taken off the words, silently.
        faults.push({ line: lineAt(node.range?.[0] ?? 0), message: MEANINGS["TAG_RESOLVE_FAILED"]! });
      } else if (isMap(node)) {
        const firsts = new Map<string, number>();
        for (const pair of node.items) {
          const line = isNode(pair.key) ? lineAt(pair.key.range?.[0] ?? 0) : 1;
          if (!isScalar(pair.key)) {
            faults.push({
              line,
              message: "a field's name is a list here. Write a field as a name, a colon, a space and its words.",
            });
            continue;
          }
          const key = String(pair.key.value);
          const before = firsts.get(key);
          if (before === undefined) firsts.set(key, line);
          else
            faults.push({
              line,
              message: `"${key}" stands here for the second time; the first is in line ${before}. Keep one.`,
            });
        }
      }
    });
  }
  if (faults.length > 0) {
    const slips = yamlSlips(text, firstLine);
    if (slips.length > 0) return slips;
  }
  // One slip often gives the parser several errors in a row: the first of each line tells the editor most.
  const told = new Set<number>();
  return faults.filter(({ line }) => !told.has(line) && told.add(line));
}

function lineOf(lines: LineCounter, offset: number, firstLine: number): number {
  return Math.max(1, lines.linePos(offset).line) + firstLine - 1;
}

/** How many lines stand above a field of plain YAML; undefined where the text is not plain, or has no such field. */
function plainLine(text: string, name: string): number | undefined {
  const at = `\n${text}`.indexOf(`\n${name}:`);
  return at < 0 || parsePlain(text) === undefined ? undefined : text.slice(0, at).split("\n").length - 1;
}

/** The text that was asked about last: a text with one fault often has more. */
let last: { text: string; document: Document; lines: LineCounter } | undefined;

/** The line of a path in YAML text, or of as much of the path as is there. */
export function lineOfPath(text: string, path: readonly PropertyKey[], firstLine = 1): number {
  const plain = path.length === 1 ? plainLine(text, String(path[0])) : undefined;
  if (plain !== undefined) return plain + firstLine;
  if (last?.text !== text) last = { text, ...documentOf(text) };
  const { document, lines } = last;
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    if (!isCollection(node)) break;
    const item: unknown = isMap(node)
      ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === part)
      : node.items[Number(part)];
    if (item === undefined) break;
    if (isPair(item)) {
      if (isNode(item.key)) offset = item.key.range?.[0] ?? offset;
      node = item.value;
    } else {
      node = item;
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    }
  }
  return lineOf(lines, offset, firstLine);
}
