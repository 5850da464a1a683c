/** Films that begin by themselves and cannot be stopped. */
import type { WordRule } from "./rule.ts";

export const movingFilms: WordRule = {
  id: "moving-films",
  wcag: ["2.2.2"],
  source: "F16; G4, G186",
  severity: "warning",
  why: "What moves beside the words takes the eyes of some readers away for good.",
  mend: "Give the film `controls`, and leave out `autoplay`.",
  bad: ['<video src="a.mp4" autoplay loop muted></video>'],
  good: ['<video src="a.mp4" autoplay muted controls></video>', '<video src="a.mp4" controls></video>'],
  judge: (page) =>
    page
      .all("video")
      .flatMap((element) =>
        element.attribute("autoplay") !== undefined && element.attribute("controls") === undefined
          ? [{ element, message: "this film plays by itself and has nothing to stop it by" }]
          : [],
      ),
};
