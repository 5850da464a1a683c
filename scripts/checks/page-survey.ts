/**
 * The survey of one page: one pass over its tokens gives everything that the checks of links, ids, titles, weight and
 * HTML want to know. What stays of a page is small; its text does not stay.
 */
import {
  addressesIn,
  importMapAddresses,
  linkedDataAddresses,
  speculatedAddresses,
  type AddressFound,
} from "./addresses.ts";
import { cssAddresses } from "./css-addresses.ts";
import { decodeReferences, decodeText, ownCopy, readTokens, type Tag, type TokenReader } from "./html-tokens.ts";

export interface Placed {
  value: string;
  offset: number;
}

/** Everything one pass over a page gives; lives only while the page is judged. */
export interface PageSurvey {
  addresses: AddressFound[];
  /** Every id, and every `name` of an `<a>`, with the offset of its first place. */
  ids: Map<string, number>;
  /** Ids that stand more than once, each further place. */
  repeatedIds: Placed[];
  /** References to ids of this page: by `for`, `aria-labelledby` and their like. */
  idReferences: { attribute: string; id: string; offset: number }[];
  /** Names of `<map>`. */
  maps: Set<string>;
  base: Placed | undefined;
  titles: Placed[];
  descriptions: Placed[];
  headings: { level: number; offset: number; text: string }[];
  language: Placed | undefined;
  html: number | undefined;
  /** `noindex`, or a page that only leads on: not for readers to find. */
  noindex: boolean;
  leadsOn: boolean;
  canonical: string | undefined;
  inlineScripts: { offset: number; what: string }[];
  /** What the browser must have before it paints: stylesheets and scripts that block. */
  blocking: Placed[];
  /** Scripts of data that are no JSON. */
  brokenData: { kind: DataKind; offset: number }[];
}

/** What a script holds that is data and no program, by its type; each with what finds the addresses in it. */
type DataKind = "JSON-LD" | "import map" | "speculation rules";
const dataTypes: ReadonlyMap<string, DataKind> = new Map([
  ["application/ld+json", "JSON-LD"],
  ["importmap", "import map"],
  ["speculationrules", "speculation rules"],
]);
const addressesOf: Readonly<Record<DataKind, typeof linkedDataAddresses>> = {
  "JSON-LD": linkedDataAddresses,
  "import map": importMapAddresses,
  "speculation rules": speculatedAddresses,
};

const idReferenceAttributes = new Map([
  ["for", new Set(["label", "output"])],
  ["list", new Set(["input"])],
  ["form", new Set(["button", "fieldset", "input", "object", "output", "select", "textarea"])],
  ["headers", new Set(["td", "th"])],
]);
const anyElementReferences =
  /^(?:aria-(?:activedescendant|controls|describedby|details|errormessage|flowto|labelledby|owns)|popovertarget|commandfor|anchor|itemref)$/;

/** Whether what an attribute names need not be there yet: the menu of a button that is closed, the panel of a tab not chosen. */
function mayComeLater(tag: Tag, attribute: string): boolean {
  if (attribute !== "aria-controls" && attribute !== "aria-owns") return false;
  return (
    tag.get("aria-expanded") === "false" || (attribute === "aria-controls" && tag.get("aria-selected") === "false")
  );
}

/** Reads one page. Another reader sees the same tokens in the same pass. */
export function surveyPage(text: string, also?: TokenReader): PageSurvey {
  const reader = new SurveyReader(text);
  readTokens(text, also === undefined ? reader : bothReaders(reader, also));
  return reader.survey;
}

/** The ids of a page or an SVG drawing, for fragments. */
export function idsOf(text: string): ReadonlySet<string> {
  const ids = new Set<string>();
  readTokens(text, {
    open(tag) {
      const id = tag.get("id");
      if (id !== undefined) ids.add(id);
      const name = tag.name === "a" ? tag.get("name") : undefined;
      if (name !== undefined) ids.add(name);
    },
  });
  return ids;
}

/** Both get every token, one after the other. */
function bothReaders(one: TokenReader, other: TokenReader): TokenReader {
  return {
    open(tag) {
      one.open?.(tag);
      other.open?.(tag);
    },
    close(name, start, end) {
      one.close?.(name, start, end);
      other.close?.(name, start, end);
    },
    text(start, end, raw) {
      one.text?.(start, end, raw);
      other.text?.(start, end, raw);
    },
    comment(start, end) {
      one.comment?.(start, end);
      other.comment?.(start, end);
    },
    doctype(start, end) {
      one.doctype?.(start, end);
      other.doctype?.(start, end);
    },
    oddity(offset) {
      one.oddity?.(offset);
      other.oddity?.(offset);
    },
  };
}

class SurveyReader implements TokenReader {
  readonly survey: PageSurvey = {
    addresses: [],
    ids: new Map(),
    repeatedIds: [],
    idReferences: [],
    maps: new Set(),
    base: undefined,
    titles: [],
    descriptions: [],
    headings: [],
    language: undefined,
    html: undefined,
    noindex: false,
    leadsOn: false,
    canonical: undefined,
    inlineScripts: [],
    blocking: [],
    brokenData: [],
  };
  readonly #text: string;
  /** What the next raw text is. */
  #raw: "" | "style" | "title" | DataKind = "";
  #heading: { level: number; offset: number; text: string } | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  open(tag: Tag): void {
    const { survey } = this;
    this.#raw = "";
    addressesIn(tag, survey.addresses);
    for (let index = 0; index < tag.count; index++) this.#attribute(tag, tag.names[index]!, index);
    switch (tag.name) {
      case "html":
        survey.html ??= tag.start;
        if (tag.has("lang")) survey.language ??= { value: tag.get("lang")!, offset: tag.start };
        break;
      case "base":
        if (tag.has("href")) survey.base ??= { value: tag.get("href")!, offset: tag.start };
        break;
      case "title":
        if (!tag.foreign) {
          survey.titles.push({ value: "", offset: tag.start });
          this.#raw = "title";
        }
        break;
      case "meta":
        this.#meta(tag);
        break;
      case "link":
        this.#link(tag);
        break;
      case "script":
        this.#script(tag);
        break;
      case "style":
        this.#raw = "style";
        break;
      case "img":
        if (this.#heading) this.#heading.text += tag.get("alt") ?? "";
        break;
      case "map":
        survey.maps.add(tag.get("name") ?? "");
        break;
      default:
        if (tag.name.length === 2 && /^h[1-6]$/.test(tag.name)) {
          this.#heading = { level: Number(tag.name[1]), offset: tag.start, text: "" };
          survey.headings.push(this.#heading);
        }
    }
  }

  close(name: string): void {
    this.#raw = "";
    if (name.length === 2 && this.#heading && name === `h${this.#heading.level}`) {
      this.#heading.text = ownCopy(this.#heading.text.replace(/\s+/g, " ").trim());
      this.#heading = undefined;
    }
  }

  text(start: number, end: number, raw: boolean): void {
    if (this.#heading && !raw) this.#heading.text += decodeText(this.#text.slice(start, end));
    if (this.#raw === "") return;
    const text = this.#text.slice(start, end);
    if (this.#raw === "title") {
      this.survey.titles[this.survey.titles.length - 1]!.value = ownCopy(decodeText(text).replace(/\s+/g, " ").trim());
    } else if (this.#raw === "style") {
      cssAddresses(text, (value, at, isImport) => {
        this.survey.addresses.push({ kind: "style url()", role: "resource", value, offset: start + at });
        if (isImport) this.survey.blocking.push({ value, offset: start + at });
      });
    } else {
      try {
        if (text.trim() !== "") addressesOf[this.#raw](text, start, this.survey.addresses);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        this.survey.brokenData.push({ kind: this.#raw, offset: start });
      }
    }
    this.#raw = "";
  }

  #attribute(tag: Tag, name: string, index: number): void {
    const { survey } = this;
    if (name === "id" || (name === "name" && tag.name === "a")) {
      const value = decodeReferences(tag.raw[index]!);
      if (value === "") return;
      if (!survey.ids.has(value)) survey.ids.set(value, tag.offsets[index]!);
      else if (name === "id") survey.repeatedIds.push({ value, offset: tag.offsets[index]! });
    } else if (name.startsWith("on") && name.length > 4 && tag.raw[index] !== "") {
      survey.inlineScripts.push({ offset: tag.offsets[index]!, what: `the attribute \`${name}\`` });
    } else if (anyElementReferences.test(name) || idReferenceAttributes.get(name)?.has(tag.name)) {
      if (mayComeLater(tag, name)) return;
      for (const id of decodeReferences(tag.raw[index]!).split(/[\t\n\f\r ]+/)) {
        if (id !== "") survey.idReferences.push({ attribute: name, id, offset: tag.offsets[index]! });
      }
    } else if (name === "usemap") {
      survey.idReferences.push({ attribute: name, id: decodeReferences(tag.raw[index]!), offset: tag.offsets[index]! });
    }
  }

  #meta(tag: Tag): void {
    const name = tag.get("name")?.toLowerCase();
    if (name === "description") {
      this.survey.descriptions.push({ value: ownCopy((tag.get("content") ?? "").trim()), offset: tag.start });
    } else if (name === "robots") {
      if (/\b(?:noindex|none)\b/i.test(tag.get("content") ?? "")) this.survey.noindex = true;
    } else if (tag.get("http-equiv")?.toLowerCase() === "refresh" && /url\s*=/i.test(tag.get("content") ?? "")) {
      this.survey.leadsOn = true;
    }
  }

  #link(tag: Tag): void {
    const rel = ` ${(tag.get("rel") ?? "").toLowerCase()} `;
    const href = tag.indexOf("href");
    if (href === -1) return;
    const placed = { value: decodeReferences(tag.raw[href]!), offset: tag.offsets[href]! };
    if (rel.includes(" canonical ")) this.survey.canonical ??= ownCopy(placed.value);
    const media = (tag.get("media") ?? "all").trim().toLowerCase();
    if (rel.includes(" stylesheet ") && !rel.includes(" alternate ") && media !== "print")
      this.survey.blocking.push(placed);
  }

  #script(tag: Tag): void {
    const type = (tag.get("type") ?? "").trim().toLowerCase();
    const data = dataTypes.get(type);
    if (data !== undefined) {
      this.#raw = data;
      return;
    }
    const source = tag.indexOf("src");
    const runs = type === "" || type === "module" || /^(?:text|application)\/(?:x-)?(?:java|ecma)script/.test(type);
    if (source === -1) {
      if (runs) this.survey.inlineScripts.push({ offset: tag.start, what: "an inline `<script>`" });
    } else if (runs && type !== "module" && !tag.has("async") && !tag.has("defer")) {
      this.survey.blocking.push({ value: decodeReferences(tag.raw[source]!), offset: tag.offsets[source]! });
    }
  }
}
