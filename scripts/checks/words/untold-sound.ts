/** Recordings of sound on a page that nowhere speaks of the words in them. */
import type { WordRule } from "./rule.ts";

/** What a page says of a recording whose words it holds. */
const TOLD = [
  /\btranscript/i,
  /\b(?:text|words) (?:version|of the (?:speech|recording|interview))/i,
  /\b(?:audio|recording|clip|podcast|speech|interview)\b[^.:]{0,40}\b(?:says|said|reads|contains)\b[^.:]{0,40}:/i,
  /\b(?:listen to|hear)\b[^.]{0,80}\b(?:(?:above|same) (?:words|text|speech|part)|(?:words|text|speech) above)\b/i,
];

export const untoldSound: WordRule = {
  id: "untold-sound",
  wcag: ["1.2.1"],
  source: "G158; ACT e7aa44, 2eb176",
  severity: "warning",
  why: "Who cannot hear it learns nothing of what is said.",
  mend: "Write down what is said, on the page or behind a link called transcript.",
  bad: ['<p>The speech: <audio src="a.mp3" controls></audio></p>'],
  good: [
    '<p>The speech: <audio src="a.mp3" controls></audio> <a href="/t/">Transcript of the speech</a></p>',
    '<p>In the recording the minister says: "We begin on Monday."</p><p><audio src="a.mp3" controls></audio></p>',
    '<p>We begin on Monday.</p><p>You can also hear the words above: <audio src="a.mp3" controls></audio></p>',
    '<h1>The speech</h1><div><audio src="a.mp3" controls></audio></div><p><a href="/t/">Transcript</a></p>',
    '<p>A sound for a script to play: <audio src="a.mp3"></audio></p>',
  ],
  judge(page) {
    const element = page
      .all("audio")
      .find((audio) => audio.attribute("controls") !== undefined || audio.attribute("autoplay") !== undefined);
    if (!element) return [];
    const said = page.all("body")[0]?.words() ?? page.elements.map((one) => one.words()).join(" ");
    return TOLD.some((told) => told.test(said))
      ? []
      : [{ element, message: "there is sound here, and no word of a transcript" }];
  },
};
