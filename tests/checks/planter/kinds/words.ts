/** Faults in the words alone. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Chance } from "../chance.ts";
import type { Kind } from "../kind.ts";
import { ownName, sentence, subject, subjects } from "../words.ts";

const CYRILLIC: Record<string, string> = { a: "а", c: "с", e: "е", i: "і", o: "о", p: "р", x: "х", y: "у" };

function paragraph(chance: Chance, words: string): string {
  const parts = [sentence(chance), words, sentence(chance)];
  return `<p>${parts.slice(chance.below(2), 2 + chance.below(2)).join(" ")}</p>`;
}

function lookAlike(chance: Chance): string {
  const word = chance.pick(["services", "people", "policy", "experience", "hospital", "prospects"]);
  const places = word.split("").flatMap((letter, at) => (CYRILLIC[letter] ? [at] : []));
  const at = chance.pick(places);
  return `${word.slice(0, at)}${CYRILLIC[word[at]!]!}${word.slice(at + 1)}`;
}

function picture(alt: string, site: { folder: string }): string {
  writeFileSync(
    join(site.folder, "assets", "picture.svg"),
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" viewBox="0 0 40 30"><path d="M2 2h36v26H2z"/></svg>',
  );
  return `<p><img src="/assets/picture.svg" alt="${alt}" width="40" height="30"></p>`;
}

function items(chance: Chance): string[] {
  return subjects(chance, chance.between(3, 5));
}

export const wordKinds: readonly Kind[] = [
  {
    name: "link words that say nothing",
    in: "words",
    found: ["unclear-words/vague-links"],
    plant(page, chance, site) {
      const words = chance.pick([
        "click here",
        "Click here",
        "here",
        "Read more",
        "more",
        "this link",
        "Find out more",
      ]);
      page.insert(chance, paragraph(chance, `For all of it <a href="${chance.pick(site.addresses)}">${words}</a>.`));
    },
    sound(page, chance, site) {
      const to = chance.pick(site.addresses);
      const words = site.headOf(to).title.split(" – ")[0]!;
      page.insert(chance, paragraph(chance, `For all of it read <a href="${to}">${words}</a>.`));
    },
  },
  {
    name: "a day that no calendar has",
    in: "words",
    found: ["unclear-words/impossible-days"],
    plant(page, chance) {
      const year = chance.between(2001, 2010);
      const month = chance.pick(["February", "April", "June", "September", "November"]);
      const day = chance.pick([
        () => `${chance.pick(["31", "31st"])} ${month} ${year}`,
        () => `${month} 31, ${year}`,
        () => `${year}-${chance.pick(["02-30", "04-31", "06-31", "09-31", "11-31"])}`,
        () => `30 February ${year}`,
      ])();
      page.insert(chance, paragraph(chance, `Answers are due by ${day}.`));
    },
    sound(page, chance) {
      const day = chance.pick(["28 February 2010", "29 February 2008", "30 April 2010", "31 May 2010", "2010-03-31"]);
      page.insert(chance, paragraph(chance, `Answers are due by ${day}.`));
    },
  },
  {
    name: "filler text",
    in: "words",
    found: ["unclear-words/filler-words"],
    plant(page, chance) {
      const words = chance.pick([
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "TODO: ask the team for the figures.",
        "Your text here.",
        "FIXME before it is published.",
        "The sum was XXXX pounds.",
      ]);
      page.insert(chance, chance.pick([`<p>${words}</p>`, `<ul><li>${subject(chance)}</li><li>${words}</li></ul>`]));
    },
    sound: (page, chance) => page.insert(chance, `<p>There is much to do. ${sentence(chance)}</p>`),
  },
  {
    name: "shouted words",
    in: "words",
    found: ["unclear-words/shouted-words"],
    plant(page, chance) {
      const words = chance.pick([
        "PLEASE READ THESE NOTES BEFORE YOU BEGIN",
        "THIS CONSULTATION HAS NOW CLOSED FOR GOOD",
        "ALL LOCAL PARTNERS SHOULD REPLY WITHOUT DELAY",
      ]);
      page.insert(chance, paragraph(chance, `${words}.`));
    },
    sound: (page, chance) => page.insert(chance, paragraph(chance, "The NHS, HMRC and DWP took part.")),
  },
  {
    name: "spaced letters",
    in: "words",
    found: ["unclear-words/spaced-letters"],
    plant(page, chance) {
      const word = chance.pick(["WELCOME", "NOTICE", "Reform", "Results", "IMPORTANT"]);
      page.insert(chance, paragraph(chance, word.split("").join(chance.pick([" ", "\u00a0"]))));
    },
    sound: (page, chance) => page.insert(chance, paragraph(chance, "Plans A and B were compared.")),
  },
  {
    name: "letters of another script",
    in: "words",
    found: ["unclear-words/look-alike-letters"],
    plant: (page, chance) => page.insert(chance, paragraph(chance, `It is about ${lookAlike(chance)} above all.`)),
    sound(page, chance) {
      const word = chance.pick([
        '<span lang="ru">совет</span>',
        '<span lang="el">βουλή</span>',
        "the letter Ω",
        "5 µm",
      ]);
      page.insert(chance, paragraph(chance, `It is about ${word} above all.`));
    },
  },
  {
    name: "bold words for a heading",
    in: "words",
    found: ["unclear-words/written-headings"],
    plant(page, chance) {
      const bold = chance.pick(["strong", "b"]);
      page.insert(chance, `<p><${bold}>${subject(chance)}</${bold}></p><p>${sentence(chance)}</p>`);
    },
    sound: (page, chance) =>
      page.insert(chance, `<p><strong>${sentence(chance)}</strong></p><p>${sentence(chance)}</p>`),
  },
  {
    name: "dashes for a list",
    in: "words",
    found: ["unclear-words/written-lists"],
    plant(page, chance) {
      const mark = chance.pick([() => "- ", () => "• ", () => "– ", (at: number) => `${at + 1}. `]);
      const lines = items(chance).map((item, at) => mark(at) + item);
      page.insert(
        chance,
        chance.pick([
          `<p>${lines.join("<br>")}</p>`,
          `<p>${lines.join("<br />\n")}</p>`,
          lines.map((line) => `<p>${line}</p>`).join(""),
        ]),
      );
    },
    sound: (page, chance) => page.insert(chance, `<p>${items(chance).join("<br>")}</p>`),
  },
  {
    name: "a table drawn with spaces",
    in: "words",
    found: ["unclear-words/drawn-tables"],
    plant(page, chance) {
      const gap = chance.pick(["\t", "    "]);
      const rows = Array.from({ length: chance.between(2, 5) }, (_, at) =>
        [`${2004 + at}`, `${chance.between(100, 999)}`, `${chance.between(10, 99)}`].join(gap),
      );
      page.insert(chance, `<pre>${[["Year", "Staff", "Cost"].join(gap), ...rows].join("\n")}</pre>`);
    },
    sound: (page, chance) => page.insert(chance, "<pre>A letter,\n  set as it was,\n  line by line.</pre>"),
  },
  {
    name: "a file's name for an alternative text",
    in: "words",
    found: ["unclear-words/nameless-pictures"],
    plant(page, chance, site) {
      const number = chance.between(1000, 9999);
      const alt = chance.pick([
        `IMG_${number}.jpg`,
        `chart-${number}.png`,
        `DSC_${number}`,
        "image",
        "Photo",
        "spacer",
      ]);
      page.insert(chance, picture(alt, site));
    },
    sound: (page, chance, site) => page.insert(chance, picture(subject(chance), site)),
  },
  {
    name: "an alternative text that says it is a picture",
    in: "words",
    found: ["unclear-words/announced-pictures"],
    plant(page, chance, site) {
      const opening = chance.pick(["Image of", "Picture of", "Photo of", "A photograph of", "Graphic of"]);
      page.insert(chance, picture(`${opening} ${subject(chance).toLowerCase()}`, site));
    },
    sound: (page, chance, site) => page.insert(chance, picture(`Images of ${subject(chance)}: the poster`, site)),
  },
  {
    name: "a title that says nothing",
    in: "words",
    found: ["unclear-pages/empty-words-title"],
    plant(page, chance) {
      const title = chance.pick(["Untitled", "Untitled document", "Page", "Home", "New page", "Document", "Welcome"]);
      page.replace(/<title>[^<]*<\/title>/, `<title>${title}</title>`);
    },
    sound(page, chance) {
      const title = chance.pick(["Untitled works of", "Home care in", "New pages for", "Welcome to", "Document"]);
      page.replace(/<title>[^<]*<\/title>/, `<title>${title} ${ownName(chance)}</title>`);
    },
  },
  {
    name: "another page's title",
    in: "words",
    found: ["unclear-pages/repeated-title"],
    plant(page, _chance, site) {
      const other = site.spare();
      page.replace(/<title>[^<]*<\/title>/, `<title>${site.headOf(other).title}</title>`);
      return `title of ${other}`;
    },
    sound(page, chance, site) {
      page.replace(/<title>[^<]*<\/title>/, `<title>${site.headOf(site.spare()).title}: ${ownName(chance)}</title>`);
    },
  },
  {
    name: "another page's description",
    in: "words",
    found: ["unclear-pages/repeated-description"],
    plant(page, _chance, site) {
      const other = site.spare();
      const { description } = site.headOf(other);
      page.replace(/(<meta name="description" content=")[^"]*/, (_, before) => `${before}${description}`);
      return `description of ${other}`;
    },
    sound(page, chance, site) {
      const { description } = site.headOf(site.spare());
      page.replace(
        /(<meta name="description" content=")[^"]*/,
        (_, before) => `${before}${ownName(chance)}: ${description}`,
      );
    },
  },
  {
    name: "a title without words",
    in: "words",
    found: ["unclear-pages/empty-title"],
    plant: (page, chance) => page.replace(/<title>[^<]*/, `<title>${chance.pick(["", " ", "\n"])}`),
    sound: (page, chance) =>
      page.replace(/<title>[^<]*/, `<title>${chance.pick(["", " ", "\n", "&nbsp;", "&#83;"])}${ownName(chance)}`),
  },
  {
    name: "a heading without words",
    in: "words",
    found: ["accessibility/empty-heading", "invalid-html/empty-heading"],
    plant: (page, chance) =>
      page.insert(chance, `<h2>${chance.pick(["", " ", "&nbsp;", "<span></span>"])}</h2><p>${sentence(chance)}</p>`),
    sound: (page, chance) => page.insert(chance, `<h2>${subject(chance)}</h2><p>${sentence(chance)}</p>`),
  },
  {
    name: "a link without words",
    in: "words",
    found: ["accessibility/link-name"],
    plant: (page, chance, site) =>
      page.insert(chance, paragraph(chance, `<a href="${chance.pick(site.addresses)}">${chance.pick(["", " "])}</a>`)),
    sound(page, chance, site) {
      const words = chance.pick([(text: string) => ` <b>${text}</b> `, (text: string) => `<br><span>${text}</span>`]);
      const to = chance.pick(site.addresses);
      page.insert(chance, paragraph(chance, `<a href="${to}">${words(subject(chance))}</a>`));
    },
  },
  {
    name: "a button without words",
    in: "words",
    found: ["accessibility/button-name", "invalid-html/text-content"],
    plant: (page, chance) =>
      page.insert(chance, `<p><button type="button">${chance.pick(["", " ", "<span></span>"])}</button></p>`),
    sound: (page, chance) => page.insert(chance, `<p><button type="button">${subject(chance)}</button></p>`),
  },
  {
    name: "a column's heading without words",
    in: "words",
    found: ["accessibility/empty-table-header"],
    plant: (page, chance) => page.insert(chance, columns(chance, ["Year", ""])),
    sound: (page, chance) => page.insert(chance, columns(chance, ["Year", "Staff"])),
  },
  {
    name: "words that are not yet public",
    in: "words",
    found: ["embargo-leaks/leaked-text"],
    plant(page, chance, site) {
      const secret = sentence(chance).replaceAll(" ", () => ` ${ownName(chance)} `);
      const name = ownName(chance);
      site.embargo({ title: `The ${name} plan of ${ownName(chance)}`, slug: `the-${name}-plan`, text: secret });
      page.insert(chance, `<p>${secret}</p>`);
    },
    sound(page, chance, site) {
      const secret = sentence(chance).replaceAll(" ", () => ` ${ownName(chance)} `);
      const name = ownName(chance);
      site.embargo({ title: `The ${name} plan of ${ownName(chance)}`, slug: `the-${name}-plan`, text: secret });
      page.insert(chance, `<p>${secret.split(" ").reverse().join(" ")}</p>`);
    },
  },
  {
    name: "an e-mail address that is none",
    in: "words",
    found: ["broken-links/malformed-mailto"],
    plant(page, chance) {
      const to = chance.pick([`${ownName(chance)}.example.org`, `${ownName(chance)}@`, `two words@example.org`]);
      page.insert(chance, paragraph(chance, `Write to <a href="mailto:${to}">the ${ownName(chance)} team</a>.`));
    },
    sound: (page, chance) =>
      page.insert(
        chance,
        paragraph(chance, `Write to <a href="mailto:a@example.org">the ${ownName(chance)} team</a>.`),
      ),
  },
  {
    name: "two regions with one name",
    in: "words",
    found: ["accessibility/landmark-unique"],
    plant(page, chance, site) {
      const [name] = subjects(chance, 1);
      const nameless = `<nav><p>${sentence(chance)}</p></nav><p>${sentence(chance)}</p>`;
      page.insert(
        chance,
        chance.pick([
          () => regions(chance, [name!, name!], site.addresses),
          () => regions(chance, [name!, name!], site.addresses),
          () => nameless + nameless,
        ])(),
      );
    },
    sound: (page, chance, site) =>
      page.insert(
        chance,
        chance.pick([
          () => regions(chance, subjects(chance, 2), site.addresses),
          () => regions(chance, subjects(chance, 2), site.addresses),
          () => `<nav><p>${sentence(chance)}</p></nav><p>${sentence(chance)}</p>`,
        ])(),
      ),
  },
  {
    name: "links of a few letters, too small to hit",
    in: "words",
    found: ["accessibility/target-size", "mode-faults/narrow-target-size"],
    plant: (page, chance, site) =>
      page.insert(
        chance,
        row(
          chance,
          chance.pick([
            ["i", "j", "l"],
            ["lilt", "tilt", "till"],
            ["1", "2", "3"],
          ]),
          site.addresses,
        ),
      ),
    sound: (page, chance, site) =>
      page.insert(
        chance,
        row(
          chance,
          chance.pick([
            ["Hospitals", "Schools", "Policing"],
            ["Work", "News", "Home"],
          ]),
          site.addresses,
        ),
      ),
  },
];

function columns(chance: Chance, heads: readonly string[]): string {
  const cells = `<td>${chance.between(1990, 2009)}</td><td>${chance.between(10, 99)}</td>`;
  return `<table><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr><tr>${cells}</tr></table>`;
}

function regions(chance: Chance, names: readonly string[], addresses: readonly string[]): string {
  const how = chance.below(4);
  return names
    .map((name) => {
      const id = ownName(chance);
      const link = `<a href="${chance.pick(addresses)}">About ${id}</a>`;
      if (how === 0) return `<nav title="${name}"><p>${link}</p></nav><p>${sentence(chance)}</p>`;
      return `<nav aria-labelledby="${id}"><h2 id="${id}">${name}</h2><ul><li>${link}</li></ul></nav>`;
    })
    .join("");
}

function row(chance: Chance, words: readonly string[], addresses: readonly string[]): string {
  const links = chance.shuffled(addresses).map((to, at) => `<a href="${to}">${words[at]!}</a>`);
  return `<div style="display: flex; gap: 1px; flex-wrap: nowrap; font-size: 12px; line-height: 1.9">${links.slice(0, words.length).join("")}</div>`;
}
