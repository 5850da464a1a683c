/** Where in a page's source an element stands that the browser saw. */
import { parse, type DefaultTreeAdapterTypes } from "parse5";

export interface ElementPlaces {
  /** Line and column, from 1, of an element by its way down from the document; undefined where the source has none. */
  at(path: readonly number[]): { line: number; column: number } | undefined;
}

type Parent = DefaultTreeAdapterTypes.Document | DefaultTreeAdapterTypes.Element;

/** Parses a page's source as the browser does (the HTML standard's algorithm), with places. */
export function elementPlaces(source: string): ElementPlaces {
  const document = parse(source, { sourceCodeLocationInfo: true });
  return {
    at(path) {
      let parent: Parent = document;
      for (const index of path) {
        const child: DefaultTreeAdapterTypes.Element | undefined = parent.childNodes.filter(
          (node) => "tagName" in node,
        )[index];
        if (!child) return undefined;
        parent = child;
      }
      const place = "tagName" in parent ? parent.sourceCodeLocation : undefined;
      return place ? { line: place.startLine, column: place.startCol } : undefined;
    },
  };
}
