/** `<time>` without `datetime`, with words that are no date, time or duration as the standard writes them. */
import { decodeText } from "../html-tokens.ts";
import { isTime } from "./times.ts";
import type { HtmlRule } from "./rule.ts";

export const unreadTimes: HtmlRule = {
  id: "unread-times",
  wcag: [],
  severity: "error",
  why: "No calendar, search engine or screen reader can tell which day or hour is meant.",
  mend: 'Say it in `datetime` too: `<time datetime="2010-03-04">4 March 2010</time>`; or use no `<time>`.',
  elements: "time",
  bad: ["<p><time>4 March 2010</time></p>", "<p><time>next week</time></p>", "<p><time>2010-02-30</time></p>"],
  good: ['<p><time datetime="2010-03-04">4 March 2010</time></p>', "<p><time>2010-03-04</time> <time>10:30</time></p>"],
  judge: (element) => {
    const words = decodeText(element.textContent).trim();
    return element.hasAttribute("datetime") || isTime(words)
      ? []
      : [{ message: `<time> says "${words.slice(0, 40)}", which no program can read, and has no "datetime"` }];
  },
};
