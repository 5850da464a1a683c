/** Sound that begins by itself and cannot be stopped. */
import type { WordRule } from "./rule.ts";

export const suddenSound: WordRule = {
  id: "sudden-sound",
  wcag: ["1.4.2"],
  source: "F23, F93; ACT 80f0bf, 4c31df, aaa1bf",
  severity: "warning",
  why: "Who listens to a screen reader cannot hear it above the sound, and so never finds what stops it.",
  mend: "Leave out `autoplay`, or give the recording `controls`; a sound of up to three seconds may stay.",
  bad: ['<audio src="a.mp3" autoplay></audio>', '<video src="a.mp4" autoplay><track src="a.vtt"></video>'],
  good: [
    '<audio src="a.mp3" controls></audio> <a href="/t/">Transcript</a>',
    '<audio src="a.mp3" autoplay controls></audio> <a href="/t/">Transcript</a>',
    '<video src="a.mp4" autoplay muted controls></video>',
    '<audio src="a.mp3#t=8,10" autoplay></audio> <a href="/t/">Transcript</a>',
  ],
  judge: (page) =>
    page.all("audio", "video").flatMap((element) => {
      const has = (name: string): boolean => element.attribute(name) !== undefined;
      if (!has("autoplay") || has("controls") || has("muted")) return [];
      const sources = [element, ...element.children].map((one) => one.attribute("src") ?? "").filter(Boolean);
      return sources.length > 0 && sources.every(isShort)
        ? []
        : [{ element, message: "this sound plays by itself and has nothing to stop it by" }];
    }),
};

/** Whether an address asks for three seconds of a recording or less (https://www.w3.org/TR/media-frags/#naming-time). */
function isShort(address: string): boolean {
  const [, from = "0", to] = /#t=([\d.]*),([\d.]+)$/.exec(address) ?? [];
  return to !== undefined && Number(to) - Number(from) <= 3;
}
