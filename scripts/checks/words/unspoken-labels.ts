/** Buttons and fields whose name for screen readers and speech lacks the words that are seen. */
import type { PageWords, WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

const PRESSED = ["submit", "button", "reset"];
const NOT_SEEN = /hidden|sr-only|screen-?reader/i;

/** Words alone, in small letters: `Name * (optional)` is `name`. */
const bare = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/\((?:optional|required)\)/g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

export const unspokenLabels: WordRule = {
  id: "unspoken-labels",
  wcag: ["2.5.3"],
  source: "F96; G208",
  severity: "warning",
  why: "Who speaks to the computer says the words that they see, and nothing happens.",
  mend: "Leave out `aria-label` and `aria-labelledby`, or begin them with the words that are seen.",
  bad: [
    '<h2 id="f">Figures</h2><form action="/"><input type="submit" value="Send it" aria-labelledby="f"></form>',
    '<label for="q">Search</label><input id="q" aria-label="What you want to find">',
  ],
  good: [
    '<h2 id="f">figures</h2><form action="/"><input id="s" type="submit" value="Send" aria-labelledby="s f"></form>',
    '<label for="q">Search:</label><input id="q" aria-label="Search the section">',
    '<label for="q">Name <small>as in your passport</small></label><input id="q" aria-label="Name">',
    '<label for="q" class="visually-hidden">Search</label><input id="q" aria-label="What you want to find">',
    '<form action="/"><input type="submit" value="→" aria-label="Send"></form>',
  ],
  judge: (page) =>
    page.all("input", "select", "textarea").flatMap((element) => {
      const name = nameOf(page, element);
      const seen = bare(seenOf(page, element));
      if (name === undefined || seen === "") return [];
      const said = bare(name);
      if (said === "" || ` ${said} `.includes(` ${seen} `) || ` ${seen} `.includes(` ${said} `)) return [];
      return [{ element, message: `"${seen}" is seen, and the name that is spoken is "${name.trim()}"` }];
    }),
};

/** What ARIA calls it; undefined where nothing does, or what does is not on the page. */
function nameOf(page: PageWords, element: WordElement): string | undefined {
  const ids = element.attribute("aria-labelledby")?.trim().split(/\s+/);
  if (!ids) return element.attribute("aria-label");
  const parts = ids.map((id) => page.elements.find((one) => one.attribute("id") === id));
  const words = parts.map((part) => (part === element ? seenOf(page, part) : (part?.words() ?? "")));
  return parts.includes(undefined) ? undefined : words.join(" ");
}

/** The words that are seen on a button, or before a field. */
function seenOf(page: PageWords, element: WordElement): string {
  if (element.name === "input" && PRESSED.includes(element.attribute("type") ?? ""))
    return element.attribute("value") ?? "";
  const id = element.attribute("id");
  const label = page
    .all("label")
    .find((one) => (id !== undefined && one.attribute("for") === id) || page.around(element, "label") === one);
  if (!label || NOT_SEEN.test(label.attribute("class") ?? "")) return "";
  return label.children.some((child) => NOT_SEEN.test(child.attribute("class") ?? "")) ? "" : label.words();
}
