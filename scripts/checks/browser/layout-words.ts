/** What is said of a fault in layout, and how certain it is. */
import type { LayoutFault } from "./layout.ts";
import type { SeenFault } from "./page-findings.ts";

export interface Circumstance {
  /** The rule's name begins with it. */
  name: "narrow" | "spaced" | "wide" | "large";
  /** When it is so: `in a window of 320 pixels`. */
  words: string;
  wcag: string[];
  /** Added to the page while it is measured. */
  style: string;
}

/** A fault that was measured, as it is told. */
export function layoutFinding({ name, words, wcag }: Circumstance, fault: LayoutFault): SeenFault {
  const text = fault.words === "" ? `\`<${fault.name}>\`` : `"${fault.words}"`;
  const messages = {
    "beyond-edge": `${words}, ${text} reaches ${fault.pixels} pixels beyond the edge, so that readers must scroll sideways`,
    "cut-off": `${words}, ${fault.pixels} pixels of ${text} are cut off and cannot be reached`,
    overlap: `${words}, ${text} lies over other text, so that neither can be read`,
    covered: `${words}, \`<${fault.by ?? ""}>\` lies over ${fault.wholly ? "" : `${fault.pixels} pixels of `}${text}, so that it cannot be read`,
  };
  // A reader's own spacing may push a line out; that words are lost is certain, that one must scroll is no failure of 1.4.12.
  // What a wide window alone does to words fails no criterion by itself.
  // A larger font set in the browser is one way to 200 % and zooming another: what fails in one need not fail WCAG.
  const scrolls = fault.kind === "beyond-edge" && (fault.twoDimensional || name === "spaced");
  return {
    rule: `${name}-${fault.kind}`,
    // What lies over all of it may be meant to go again.
    severity: scrolls || fault.wholly || name === "large" || name === "wide" ? "warning" : "error",
    wcag,
    message: messages[fault.kind],
    selector: fault.selector,
    ...(fault.path && { path: fault.path }),
  };
}
