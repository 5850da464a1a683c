/** Frames whose title says nothing of what is in them. */
import type { WordRule } from "./rule.ts";

const VAGUE =
  /^(?:i?frame ?\d*|title|untitled(?: document| page)?|no title|embed(?:ded)?(?: content| video| frame)?|content|video|map|player|youtube(?: video)?(?: player)?|vimeo(?: video)?(?: player)?|google maps?|widget|advert(?:isement)?|https?:\/\/\S+|\S+\.(?:html?|php|aspx?|pdf))$/i;

export const vagueFrames: WordRule = {
  id: "vague-frames",
  wcag: ["2.4.1", "4.1.2"],
  source: "H64; ACT cae760, 4b1c6c",
  severity: "warning",
  why: "A screen reader's reader decides by the frame's title whether to go into it.",
  mend: "Say in `title` what is in the frame.",
  bad: [
    '<iframe src="/map/" title="iframe"></iframe>',
    '<iframe src="https://video.example/1" title="YouTube video player"></iframe>',
    '<iframe src="/map/" aria-label="Embedded content"></iframe>',
  ],
  good: [
    '<iframe src="/map/" title="Map of Jobcentres in Leeds"></iframe>',
    '<iframe src="/map/" title="iframe" aria-label="Map of Jobcentres in Leeds"></iframe>',
  ],
  judge: (page) =>
    page.all("iframe", "frame").flatMap((element) => {
      if (element.attribute("aria-labelledby") !== undefined) return [];
      const title = (element.attribute("aria-label")?.trim() || element.attribute("title")?.trim()) ?? "";
      return VAGUE.test(title) && element.attribute("aria-hidden") !== "true"
        ? [{ element, message: `the frame's title "${title}" does not say what is in it` }]
        : [];
    }),
};
