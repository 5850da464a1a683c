/** One page as text, and the ways in which a fault gets into it. The tree is parse5's; the text is changed by hand. */
import { parse, type DefaultTreeAdapterTypes } from "parse5";
import type { Chance } from "./chance.ts";

type Element = DefaultTreeAdapterTypes.Element;

export class PlantedPage {
  text: string;
  /** Address below the site's root: `/announcements/x/`. */
  readonly address: string;

  /** Its file, as a path below the site's folder. */
  readonly file: string;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    this.address = `/${file.replace(/(^|\/)index\.html$/, "$1")}`;
  }

  /** Puts flow content where a paragraph, heading or list ends: nearly always in `main`, now and then in the footer; `wide`: not in the column at the side. */
  insert(chance: Chance, html: string, wide = false): void {
    const places: { main: number[]; footer: number[] } = { main: [], footer: [] };
    // A heading right after another would leave that one bare: a fault that nobody asked for.
    const after = /^<(?:h\d|nav)/i.test(html) ? /^(?:p|ul|ol)$/ : /^(?:p|ul|ol|h[1-6])$/;
    const visit = (node: Element, within: "main" | "footer" | undefined): void => {
      const region = node.tagName === "main" || node.tagName === "footer" ? node.tagName : within;
      const elements = node.childNodes.filter((child) => "tagName" in child);
      for (const [index, child] of elements.entries()) {
        if (wide && child.attrs.some(({ name, value }) => name === "class" && value === "app-aside")) continue;
        visit(child, region);
        const end = child.sourceCodeLocation?.endTag?.endOffset;
        // The line above a heading belongs to it: drawn large, it would be one of what comes between.
        const caption = child.tagName === "p" && /^h[1-6]$/.test(elements[index + 1]?.tagName ?? "");
        if (region && end !== undefined && node.tagName === "div" && after.test(child.tagName) && !caption)
          places[region].push(end);
      }
    };
    visit(elementsOf(this.text), undefined);
    const footer = places.footer.length > 0 && chance.below(12) === 0;
    const chosen = footer || places.main.length === 0 ? places.footer : places.main;
    const at = chance.pick(chosen);
    this.text = `${this.text.slice(0, at)}${html}${this.text.slice(at)}`;
  }

  /** Puts something at the end of the page's `head`. */
  addToHead(html: string): void {
    this.replace("</head>", `${html}</head>`);
  }

  /** Changes the first place that matches. @throws where nothing matches: the fault would not be there */
  replace(what: string | RegExp, by: string | ((...found: string[]) => string)): void {
    const changed = typeof by === "string" ? this.text.replace(what, () => by) : this.text.replace(what, by);
    if (changed === this.text) throw new Error(`${this.file}: nothing to change for ${String(what)}`);
    this.text = changed;
  }
}

function elementsOf(text: string): Element {
  const root = parse(text, { sourceCodeLocationInfo: true }).childNodes.find((node) => "tagName" in node);
  if (!root) throw new Error("A page without elements.");
  return root;
}
