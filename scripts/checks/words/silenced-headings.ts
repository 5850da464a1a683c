/** Headings within an element whose role leaves them nothing but their words. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

/** Roles whose children are presentational (WAI-ARIA 1.2, "Children Presentational: True"). */
const PRESENTATIONAL =
  /^\s*(?:button|checkbox|img|math|menuitemcheckbox|menuitemradio|meter|option|progressbar|radio|scrollbar|separator|slider|switch|tab)(?:\s|$)/i;

export const silencedHeadings: WordRule = {
  id: "silenced-headings",
  wcag: ["1.3.1"],
  source: "WAI-ARIA 1.2, presentational children; G141",
  severity: "warning",
  why: "What stands in a button, a tab or a picture is only its name to a screen reader: nobody finds the heading among the headings.",
  mend: "Put the button into the heading instead of the heading into the button.",
  bad: [
    '<div role="button" tabindex="0"><h2>Guides</h2></div>',
    '<div role="tab" tabindex="0"><span><h3>Figures</h3></span></div>',
  ],
  good: [
    '<h2><button type="button">Guides</button></h2>',
    '<div role="tabpanel"><h3>Figures</h3></div>',
    '<div role="button" tabindex="0"><h2 role="presentation">Guides</h2></div>',
  ],
  judge: (page) =>
    page
      .all("h1", "h2", "h3", "h4", "h5", "h6")
      .filter((heading) => heading.attribute("role") === undefined)
      .flatMap((element) => {
        const around = silencer(element.parent);
        const message = `the heading "${element.words()}" stands in an element of the role \`${around?.attribute("role")?.trim()}\`, which leaves of it only its words`;
        return around ? [{ element, message }] : [];
      }),
};

function silencer(element: WordElement | undefined): WordElement | undefined {
  let at = element;
  while (at && !PRESENTATIONAL.test(at.attribute("role") ?? "")) at = at.parent;
  return at;
}
