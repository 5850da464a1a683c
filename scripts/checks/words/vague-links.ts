/** Links whose words say nothing of where they lead. */
import type { PageWords, WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

const VAGUE =
  /^(?:click(?: here)?|here|this|this (?:link|page|document)|link|more|more\.\.\.|read more|more info(?:rmation)?|learn more|find out more|see more|more details|details|continue|go|(?:download|view)(?: it)?(?: now)?|read (?:it|now|it now)|press here|follow this link)$/i;
/** Kinds of file: what is in the file, its link must say, or the words beside it. */
const KINDS = /^(?:html?|pdf|epub|plain text|txt|csv|xml|rtf|odt|docx?|word|xlsx?|excel|mp3)$/i;

export const vagueLinks: WordRule = {
  id: "vague-links",
  wcag: ["2.4.4"],
  source: "F84, F63; GOV.UK style guide, Links; ACT 5effbb",
  severity: "warning",
  why: "Many readers go from link to link, and hear its words alone.",
  mend: "Write what stands at the other end as the link's words.",
  bad: [
    '<p>For the report <a href="/r/">click here</a>.</p>',
    '<p><a href="/r/">Read more</a></p>',
    '<p><a href="/r/"><img src="d.png" alt="Download now"></a></p>',
    '<p><a href="/r/" aria-label="Click here">The report</a></p>',
    '<p><span role="link" tabindex="0">More</span></p>',
    '<p>The report</p><ul><li><a href="/r.pdf">PDF</a></li></ul>',
  ],
  good: [
    '<ul><li>The report <ul><li><a href="/r.pdf">PDF</a></li></ul></li><li>The plan: <a href="/p.pdf">PDF</a></li></ul>',
    '<p>The class <a href="/c/"><code>Continue</code></a>.</p>',
    '<p>Read the <a href="/r/">report on frontline services</a>.</p>',
    '<p><a href="/r/" aria-label="Read more about the report">Read more</a></p>',
    '<p><a href="/r/" aria-labelledby="m h" id="m">Read more</a></p>',
    '<p id="r">The report on schools</p><p><a href="/r/" aria-describedby="r">Read more</a></p>',
    '<p><a href="/r/"><img src="r.png" alt="The report"> more</a></p>',
    '<blockquote><p><a href="/r/">click here</a></p></blockquote>',
  ],
  judge: (page) =>
    page.elements
      .filter(
        (link) =>
          ((link.name === "a" && link.attribute("href") !== undefined) || link.attribute("role") === "link") &&
          !link.quoted &&
          !link.code &&
          !link.children.some(({ code }) => code),
      )
      .filter((link) => ["aria-labelledby", "aria-describedby"].every((name) => link.attribute(name) === undefined))
      .map((element) => ({ element, name: nameOf(element) }))
      .filter(({ element, name }) => isVague(name.replace(/[\s.:…›»→>]+$/u, ""), element, page))
      .map(({ element, name }) => ({ element, message: `the link's words "${name}" do not say where it leads` })),
};

/** Whether a link's name says nothing, or nothing but the kind of a file that nothing beside the link says more of. */
function isVague(name: string, link: WordElement, page: PageWords): boolean {
  if (VAGUE.test(name)) return true;
  const around = page.around(link, "p", "li");
  return KINDS.test(name) && around?.words() === link.words() && !page.around(around.parent!, "li");
}

/** What a screen reader calls a link: its label, or its words with those of its pictures. */
function nameOf(link: WordElement): string {
  const label = link.attribute("aria-label")?.trim();
  if (label) return label;
  return [link.words(), ...picturesIn(link).map((picture) => picture.attribute("alt") ?? "")].join(" ").trim();
}

const picturesIn = (element: WordElement): WordElement[] =>
  element.children.flatMap((child) => (child.name === "img" ? [child] : picturesIn(child)));
