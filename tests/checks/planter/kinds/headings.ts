/** Faults in headings and paragraphs. */
import type { Chance } from "../chance.ts";
import type { Kind } from "../kind.ts";
import { element, written } from "../markup.ts";
import { sentence, subject, subjects } from "../words.ts";

const heading = (chance: Chance, level: number, words: string): string =>
  element(chance, `h${level}`, {}, chance.below(5) === 0 ? `<span>${words}</span>` : words);

const sentences = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => sentence(chance)).join(" ");

/** Roles whose contents are only their name (ARIA: children presentational), each with what it asks for. */
const CLOSED_ROLES: readonly Record<string, string>[] = [
  { role: "button", tabindex: "0" },
  { role: "switch", tabindex: "0", "aria-checked": "false" },
  { role: "checkbox", tabindex: "0", "aria-checked": "true" },
  { role: "img", "aria-label": "The cover of the report" },
];

export const headingKinds: readonly Kind[] = [
  {
    name: "a heading of signs alone",
    in: "words",
    found: ["unclear-words/wordless-headings"],
    plant(page, chance) {
      const signs = chance.pick([
        "* * *",
        "…",
        "---",
        "&mdash;",
        "• • •",
        "***",
        "2009-03-04 09:30",
        "&#8943;",
        "~ ~ ~",
      ]);
      page.insert(chance, `${heading(chance, 2, signs)}<p>${sentence(chance)}</p>`);
    },
    sound(page, chance) {
      const words = chance.pick(["2008", "2009-03-04", "A", "R&amp;D", subject(chance)]);
      page.insert(chance, `${heading(chance, 2, words)}<p>${sentence(chance)}</p>`);
    },
  },
  {
    name: "a heading with nothing below it",
    in: "markup",
    found: ["unclear-words/bare-headings"],
    plant(page, chance) {
      const [one, other, third] = subjects(chance, 3);
      const after = `${heading(chance, 2, other!)}<p>${sentence(chance)}</p>`;
      page.insert(
        chance,
        chance.pick([
          () => heading(chance, 2, one!) + after,
          () => `${heading(chance, 2, third!)}<p>${sentence(chance)}</p>${heading(chance, 3, one!)}${after}`,
          () => `${heading(chance, 2, one!)}<!-- later -->${after}`,
        ])(),
      );
    },
    sound(page, chance) {
      const [one, other] = subjects(chance, 2);
      const list = `<ul><li>${subject(chance)}</li></ul>`;
      page.insert(
        chance,
        chance.pick([
          () => `${heading(chance, 2, one!)}${heading(chance, 3, other!)}<p>${sentence(chance)}</p>`,
          () => `${heading(chance, 2, one!)}${list}${heading(chance, 2, other!)}${list}`,
          () => `<h2>${one!}</h2><div><div><p>${sentence(chance)}</p></div></div><h2>${other!}</h2>${list}`,
        ])(),
      );
    },
  },
  {
    name: "a heading that is only the name of what it stands in",
    in: "markup",
    found: ["unclear-words/silenced-headings"],
    plant(page, chance) {
      const title = heading(chance, 2, written(chance, subject(chance)));
      const inside = chance.pick([title, `<div>${title}</div>`]);
      page.insert(chance, element(chance, "div", chance.pick(CLOSED_ROLES), inside) + `<p>${sentence(chance)}</p>`);
    },
    sound(page, chance) {
      const words = written(chance, subject(chance));
      page.insert(
        chance,
        chance.pick([
          () => `<h2>${element(chance, "button", { type: "button" }, words)}</h2><p>${sentence(chance)}</p>`,
          () => element(chance, "div", { role: "group" }, `<h2>${words}</h2><p>${sentence(chance)}</p>`),
        ])(),
      );
    },
  },
  {
    name: "two headings alike below one heading",
    in: "words",
    found: ["unclear-words/repeated-headings"],
    plant(page, chance) {
      const words = subject(chance);
      const [between] = subjects(chance, 1);
      const middle = chance.pick(["", `<h3>${between!}</h3><p>${sentence(chance)}</p>`]);
      const first = `${heading(chance, 2, words)}<p>${sentences(chance, 2)}</p>${middle}`;
      page.insert(chance, `${first}${heading(chance, 2, words)}<p>${sentences(chance, 2)}</p>`);
    },
    sound(page, chance) {
      const [one, other, words] = subjects(chance, 3);
      const part = (above: string) =>
        `${heading(chance, 2, above)}<p>${sentence(chance)}</p><h3>${words!}</h3><p>${sentence(chance)}</p>`;
      page.insert(chance, part(one!) + part(other!));
    },
  },
  {
    name: "whole paragraphs of emphasis",
    in: "words",
    found: ["unclear-words/emphasised-paragraphs"],
    plant(page, chance) {
      const text = sentences(chance, chance.between(5, 7));
      const mark = () => chance.pick(["em", "i", "strong", "b"]);
      const [outer, inner] = [mark(), mark()];
      page.insert(
        chance,
        chance.pick([
          () => `<p>${element(chance, outer, {}, text)}</p>`,
          () => `<p>${element(chance, outer, {}, `<${inner}>${text}</${inner}>`)}</p>`,
          () => `<p>${element(chance, outer, {}, `${text} ${sentence(chance)}`)} So it is.</p>`,
          () => `<ul><li>${element(chance, outer, {}, text)}</li></ul>`,
        ])(),
      );
    },
    sound(page, chance) {
      const few = element(chance, chance.pick(["em", "strong"]), {}, subject(chance));
      page.insert(chance, `<p>${sentences(chance, 3)} ${few} ${sentences(chance, 2)}</p>`);
    },
  },
  {
    name: "underlined words that are no link",
    in: "words",
    found: ["unclear-words/underlined-words"],
    plant(page, chance) {
      const style = chance.pick([
        "text-decoration: underline",
        "TEXT-DECORATION:underline",
        "color: #222; text-decoration-line: underline",
        "text-decoration: 2px solid underline;",
      ]);
      const words = written(chance, "before Friday");
      const marked = chance.pick([element(chance, "u", {}, words), element(chance, "span", { style }, words)]);
      page.insert(chance, `<p>${sentence(chance)} Send it ${marked}.</p>`);
    },
    sound(page, chance, site) {
      const words = subject(chance);
      const to = chance.pick(site.addresses);
      const marked = chance.pick([
        element(chance, "a", { href: to }, `<u>${words}</u>`),
        element(chance, "u", {}, element(chance, "a", { href: to }, words)),
        element(chance, "ins", {}, words),
        element(chance, "span", { style: "text-decoration: none" }, words),
      ]);
      page.insert(chance, `<p>${sentence(chance)} See ${marked}.</p>`);
    },
  },
  {
    name: "paragraphs made of empty lines",
    in: "markup",
    found: ["unclear-words/broken-paragraphs"],
    plant(page, chance) {
      const gap = chance.pick([
        "<br><br>",
        "<br /><br />",
        "<br>\n<br>",
        "<BR> <BR>",
        "<br>&nbsp;<br>",
        "<br><br><br>",
      ]);
      const text = [sentences(chance, 4), sentences(chance, 4)].join(gap);
      const holder = chance.pick(["p", "p", "div"]);
      page.insert(chance, element(chance, holder, {}, text) + (holder === "div" ? `<p>${sentence(chance)}</p>` : ""));
    },
    sound(page, chance) {
      const lines = ["The review", `${chance.between(1, 90)} Whitehall`, "London", "SW1A 2AS"];
      page.insert(chance, element(chance, "p", {}, lines.join(chance.pick(["<br>", "<br />\n"]))));
    },
  },
];
