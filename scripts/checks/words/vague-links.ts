/** Links whose words say nothing of where they lead. */
import type { WordRule } from "./rule.ts";

const VAGUE =
  /^(?:click(?: here)?|here|this|this (?:link|page|document)|link|more|more\.\.\.|read more|more info(?:rmation)?|learn more|find out more|see more|details|continue|go|download|view|press here|follow this link)$/i;

export const vagueLinks: WordRule = {
  id: "vague-links",
  wcag: ["2.4.4"],
  source: "F84, F63; GOV.UK style guide, Links",
  severity: "warning",
  why: "Many readers go from link to link, and hear its words alone.",
  mend: "Write what stands at the other end as the link's words.",
  bad: ['<p>For the report <a href="/r/">click here</a>.</p>', '<p><a href="/r/">Read more</a></p>'],
  good: [
    '<p>The class <a href="/c/"><code>Continue</code></a>.</p>',
    '<p>Read the <a href="/r/">report on frontline services</a>.</p>',
    '<p><a href="/r/" aria-label="Read more about the report">Read more</a></p>',
    '<blockquote><p><a href="/r/">click here</a></p></blockquote>',
  ],
  judge: (page) =>
    page
      .all("a")
      .filter(
        (link) =>
          link.attribute("href") !== undefined && !link.quoted && !link.code && !link.children.some(({ code }) => code),
      )
      .filter((link) => (link.attribute("aria-label") ?? link.attribute("aria-labelledby")) === undefined)
      .filter((link) => VAGUE.test(link.words().replace(/[\s.:…›»→>]+$/u, "")))
      .map((element) => ({ element, message: `the link's words "${element.words()}" do not say where it leads` })),
};
