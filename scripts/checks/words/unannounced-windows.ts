/** Links that open a new window or tab and do not say so. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

export const unannouncedWindows: WordRule = {
  id: "unannounced-windows",
  wcag: [],
  source: "F22, G201; GOV.UK style guide, Links",
  severity: "warning",
  why: "Who does not see the new window finds that the way back has gone.",
  mend: 'Open it in the same window; where it must be another, say "(opens in new tab)" in the link\'s words.',
  bad: [
    '<p><a href="/r/" target="_blank">The report</a></p>',
    '<p><a href="/r/" onclick="window.open(this.href); return false">The report</a></p>',
  ],
  good: [
    '<p><a href="/r/" target="_blank">The report (opens in new tab)</a></p>',
    '<p><a href="/r/">The report</a></p>',
  ],
  judge: (page) =>
    page
      .all("a", "area")
      .filter(
        (link) =>
          link.attribute("href") !== undefined &&
          (link.attribute("target")?.toLowerCase() === "_blank" ||
            /\bwindow\.open\s*\(/.test(link.attribute("onclick") ?? "")),
      )
      .filter(
        (link) =>
          !/\b(?:new|another|separate) (?:tab|window)\b/i.test(
            `${link.words()} ${link.attribute("aria-label") ?? ""} ${link.attribute("title") ?? ""}`,
          ),
      )
      .map((element) => ({ element, message: `the link "${nameOf(element)}" opens a new window and does not say so` })),
};

/** A link's words, or what stands for them where it has none. */
function nameOf(link: WordElement): string {
  return link.words() || (link.attribute("aria-label") ?? link.attribute("title") ?? link.attribute("href")!);
}
