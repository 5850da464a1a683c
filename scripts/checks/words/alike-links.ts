/** Links of one sentence, item or cell with the same words that lead to different places. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

/** What a link is called: its label, or its words and those of the pictures in it. */
function nameOf(link: WordElement): string {
  const pictures = (element: WordElement): string[] =>
    element.children.flatMap((child) => (child.name === "img" ? [child.attribute("alt") ?? ""] : pictures(child)));
  return link.attribute("aria-label") ?? [link.words(), ...pictures(link)].join(" ").trim();
}

export const alikeLinks: WordRule = {
  id: "alike-links",
  wcag: ["2.4.4"],
  source: "F63; ACT fd3a94",
  severity: "warning",
  why: "Who hears the links of a sentence one after the other cannot tell which of two alike is the one that is wanted.",
  mend: "Let each link's words say what stands at its own end.",
  bad: [
    '<p>The <a href="/a/">report</a> and its summary (<a href="/b/">report</a>).</p>',
    '<p><a href="/a/"><img src="a.png" alt="Report"></a> <a href="/b/"><img src="b.png" alt="Report"></a></p>',
  ],
  good: [
    '<p>The <a href="/a/">report</a>, again: the <a href="/a">report</a>, and the <a href="/a/index.html">report</a>.</p>',
    '<p><a href="/a/" aria-hidden="true" tabindex="-1">Report</a> <a href="/b/">Report</a></p>',

    '<p>The <a href="/a/">report</a>, again: the <a href="/a/#top">report</a>.</p>',
    '<ul><li>2008: <a href="/a/">figures</a></li><li>2009: <a href="/b/">figures</a></li></ul>',
    '<blockquote><p><a href="/a/">report</a> <a href="/b/">report</a></p></blockquote>',
  ],
  judge(page) {
    const seen = new Map<unknown, Map<string, string>>();
    return page.all("a").flatMap((element) => {
      const to = page
        .leadsTo(element)
        ?.replace(/#.*$/s, "")
        .replace(/\/(?:index\.html?)?$/, "");
      const name = nameOf(element);
      const around = page.around(element, "p", "li", "td", "th", "dt", "dd");
      if (element.quoted || to === undefined || !around || !/\p{L}{2}/u.test(name)) return [];
      if (element.attribute("aria-hidden") === "true") return [];
      if (element.attribute("aria-labelledby") !== undefined || element.attribute("title") !== undefined) return [];
      const names = seen.get(around) ?? new Map<string, string>();
      seen.set(around, names);
      const other = names.get(name.toLowerCase());
      if (other === undefined) names.set(name.toLowerCase(), to);
      return other === undefined || other === to
        ? []
        : [{ element, message: `the link "${name}" leads elsewhere than the link with the same words before it` }];
    });
  },
};
