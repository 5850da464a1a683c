/** Recordings of sound on a page that nowhere speaks of a transcript. */
import type { WordRule } from "./rule.ts";

export const untoldSound: WordRule = {
  id: "untold-sound",
  wcag: ["1.2.1"],
  source: "G158; ACT e7aa44, 2eb176",
  severity: "warning",
  why: "Who cannot hear it learns nothing of what is said.",
  mend: "Write down what is said, on the page or behind a link called transcript.",
  bad: ['<p>The speech: <audio src="a.mp3" controls></audio></p>'],
  good: ['<p>The speech: <audio src="a.mp3" controls></audio> <a href="/t/">Transcript of the speech</a></p>'],
  judge(page) {
    const [element] = page.all("audio");
    if (!element) return [];
    const said = page.all("body")[0]?.words() ?? page.elements.map((one) => one.words()).join(" ");
    return /\btranscript|\b(?:text|words) (?:version|of the (?:speech|recording|interview))/i.test(said)
      ? []
      : [{ element, message: "there is sound here, and no word of a transcript" }];
  },
};
