/** Frames with the same name that hold different pages. */
import type { WordRule } from "./rule.ts";

export const alikeFrames: WordRule = {
  id: "alike-frames",
  wcag: ["4.1.2"],
  source: "H64; ACT 4b1c6c",
  severity: "warning",
  why: "Who hears the frames of a page by their names cannot tell which of two alike is the one that is wanted.",
  mend: "Say in each frame's `title` what is in that one.",
  bad: [
    '<iframe src="/leeds/" title="Map"></iframe> <iframe src="/york/" title="Map"></iframe>',
    '<iframe src="/leeds/" title="Offices"></iframe> <iframe src="/york/" aria-label="Offices"></iframe>',
  ],
  good: [
    '<iframe src="/leeds/" title="Map of Leeds"></iframe> <iframe src="/york/" title="Map of York"></iframe>',
    '<iframe src="/leeds/" title="Offices"></iframe> <iframe src="/leeds" title="Offices"></iframe>',
    '<iframe src="/leeds/" title="Offices" aria-hidden="true"></iframe> <iframe src="/york/" title="Offices"></iframe>',
  ],
  judge(page) {
    const seen = new Map<string, string>();
    return page.all("iframe", "frame").flatMap((element) => {
      const name = (element.attribute("aria-label") ?? element.attribute("title") ?? "").trim();
      const holds = element.attribute("src")?.replace(/\/?(?:#.*)?$/s, "");
      if (name === "" || holds === undefined || element.attribute("aria-hidden") === "true") return [];
      if (element.attribute("aria-labelledby") !== undefined) return [];
      const other = seen.get(name.toLowerCase());
      if (other === undefined) seen.set(name.toLowerCase(), holds);
      return other === undefined || other === holds
        ? []
        : [{ element, message: `the frame "${name}" holds another page than the frame of the same name before it` }];
    });
  },
};
