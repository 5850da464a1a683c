/**
 * The plain part of YAML that front matter nearly always keeps to: one field a line, lists of words or of fields, whole
 * lines of comment. It reads that in a hundredth of the time of the whole language, and gives up on everything else;
 * a property test holds it to what the `yaml` package says of the same text.
 */
import type { Data } from "./front-matter.ts";

/** Characters that YAML treats in ways of its own, wherever they stand. */
// eslint-disable-next-line no-control-regex
const ODD = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]/;
const FIELD = /^([a-z][a-z0-9-]*):(?: +(.*))?$/;

/** A line that is not blank, without the spaces at its ends. */
interface Line {
  indent: number;
  text: string;
}

/** Text, lists and maps; undefined where the text needs the whole of YAML (or is faulty). */
export function parsePlain(text: string): Data | undefined {
  if (ODD.test(text)) return undefined;
  const lines: Line[] = [];
  for (const raw of text.split("\n")) {
    let indent = 0;
    let end = raw.length;
    while (raw[indent] === " ") indent += 1;
    while (end > indent && raw[end - 1] === " ") end -= 1;
    if (end > indent && raw[indent] !== "#") lines.push({ indent, text: raw.slice(indent, end) });
  }
  if (lines.length === 0) return {};
  const reader = new Reader(lines);
  const data = reader.map(0);
  return reader.failed || reader.at < lines.length ? undefined : data;
}

class Reader {
  at = 0;
  failed = false;
  private readonly lines: Line[];

  constructor(lines: Line[]) {
    this.lines = lines;
  }

  map(indent: number): Record<string, Data> {
    const map: Record<string, Data> = {};
    for (let line = this.lines[this.at]; line?.indent === indent && !this.failed; line = this.lines[this.at]) {
      if (line.text.startsWith("- ") || line.text === "-") break;
      this.field(map, line.text, indent);
    }
    this.end(indent);
    return map;
  }

  private field(map: Record<string, Data>, text: string, indent: number): void {
    const match = FIELD.exec(text);
    const key = match?.[1];
    if (key === undefined || Object.hasOwn(map, key) || key === "constructor") {
      this.fail();
      return;
    }
    this.at += 1;
    map[key] = match?.[2] === undefined || match[2] === "" ? this.below(indent) : this.scalar(match[2]);
  }

  /** What stands below a field without words of its own: a map, a list (which may stand at the same indent), nothing. */
  private below(indent: number): Data {
    const next = this.lines[this.at];
    if (next === undefined || next.indent < indent) return "";
    const listed = next.text.startsWith("- ");
    if (next.indent === indent) return listed ? this.list(indent) : "";
    return listed ? this.list(next.indent) : this.map(next.indent);
  }

  private list(indent: number): Data[] {
    const list: Data[] = [];
    for (let line = this.lines[this.at]; line?.indent === indent && !this.failed; line = this.lines[this.at]) {
      if (!line.text.startsWith("- ")) break;
      const inner = line.text.slice(2);
      if (inner.startsWith(" ")) this.fail();
      if (FIELD.test(inner)) {
        this.lines[this.at] = { indent: indent + 2, text: inner };
        list.push(this.map(indent + 2));
      } else {
        this.at += 1;
        list.push(this.scalar(inner));
      }
    }
    this.end(indent);
    return list;
  }

  /** A line that goes on further in than what it follows would be a continuation: not plain. */
  private end(indent: number): void {
    const next = this.lines[this.at];
    if (next !== undefined && next.indent > indent) this.fail();
  }

  private scalar(text: string): string {
    const first = text[0];
    const last = text.at(-1);
    if (first === '"' && last === '"' && text.length > 1) {
      const inner = text.slice(1, -1);
      if (!inner.includes('"') && !inner.includes("\\")) return inner;
    } else if (first === "'" && last === "'" && text.length > 1) {
      const inner = text.slice(1, -1);
      if (!inner.includes("'")) return inner;
    } else if (
      !/^[-?:,[\]{}#&*!|>'"%@`\s]/.test(text) &&
      !text.includes(": ") &&
      !text.includes(" #") &&
      last !== ":"
    ) {
      return text;
    }
    this.fail();
    return "";
  }

  private fail(): void {
    this.failed = true;
  }
}
