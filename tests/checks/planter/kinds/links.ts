/** Faults in the words of links. */
import type { Chance } from "../chance.ts";
import type { Kind, Surroundings } from "../kind.ts";
import { element, written } from "../markup.ts";
import { soundPdf } from "../pdf.ts";
import { ownName, sentence, subject, subjects } from "../words.ts";

/** A picture that can be shown, and its address. */
function cover(site: Surroundings): string {
  site.add(
    "assets/cover.svg",
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="56" viewBox="0 0 40 56"><path d="M2 2h36v52H2z"/></svg>',
  );
  return "/assets/cover.svg";
}

function image(chance: Chance, site: Surroundings, alt: string): string {
  return element(chance, "img", { src: cover(site), alt, width: "40", height: "56" });
}

/** A link, its words written or drawn. */
function link(chance: Chance, site: Surroundings, to: string, words: string): string {
  switch (chance.below(4)) {
    case 0:
      return element(chance, "a", { href: to }, image(chance, site, words));
    case 1:
      return element(chance, "a", { href: to }, element(chance, "span", {}, written(chance, words)));
    default:
      return element(chance, "a", { href: to }, written(chance, words));
  }
}

/** Two addresses of different pages. */
function two(chance: Chance, site: Surroundings): [string, string] {
  const [one, other] = chance.shuffled(site.addresses);
  return [one!, other!];
}

function passage(chance: Chance, html: string): string {
  return chance.pick([
    () => `<p>${sentence(chance)} ${html}.</p>`,
    () => `<p>${html}, says the review.</p>`,
    () => `<ul><li>${html}</li><li>${subject(chance)}</li></ul>`,
    () => `<div><p>${sentence(chance)}</p><p>See ${html}</p></div>`,
  ])();
}

/** A document in the site: its address, and its kind in words. */
function document(chance: Chance, site: Surroundings): { to: string; kind: string } {
  const name = `assets/${ownName(chance)}`;
  if (chance.below(2) === 0) {
    site.add(`${name}.csv`, `Year,Staff\n2008,${chance.between(10, 99)}\n`);
    return { to: `/${name}.csv`, kind: "CSV" };
  }
  site.add(`${name}.pdf`, soundPdf(sentence(chance), chance.below(2) === 0));
  return { to: `/${name}.pdf`, kind: "PDF" };
}

/** A document in the format of one maker's program: its address, and a link's words that say so. */
function closed(chance: Chance, site: Surroundings): { to: string; told: string } {
  const [ending, program] = chance.pick([
    ["doc", "Word"],
    ["DOCX", "Word"],
    ["docx", "Word"],
    ["xls", "Excel"],
    ["xlsx", "Excel"],
    ["ppt", "PowerPoint"],
    ["pptx", "PowerPoint"],
    ["mdb", "Access"],
  ] as const);
  const file = `assets/${chance.pick(["", "Annex_", "annex-"])}${ownName(chance)}.${ending}`;
  site.add(
    file,
    Uint8Array.from({ length: chance.between(20, 90) }, () => chance.below(256)),
  );
  return { to: `/${file}`, told: `${written(chance, subject(chance))} (${program}, ${chance.between(2, 900)} KB)` };
}

const farAddress = (chance: Chance) =>
  `http${chance.pick(["", "s"])}://${chance.pick(["www.", ""])}${ownName(chance)}.example.org`;

/** A link or a button by what is seen of it and what it is called in the code. */
function called(chance: Chance, site: Surroundings, seen: string, name: string): string {
  const words = written(chance, seen);
  const href = chance.pick(site.addresses);
  const id = ownName(chance);
  return chance.pick([
    () => `<p>${element(chance, "a", { href, "aria-label": name }, words)}</p>`,
    () => `<p>${element(chance, "button", { type: "button", "aria-label": name }, words)}</p>`,
    () =>
      `<p>${element(chance, "b", { id }, name)}: ${element(chance, "a", { href, "aria-labelledby": id }, words)}</p><p>${sentence(chance)}</p>`,
  ])();
}

/** Two links, each with a key; the other's the same, unless another is given. */
function keyed(chance: Chance, site: Surroundings, key: string, other = key): string {
  return [key, other]
    .map((accesskey) => element(chance, "a", { href: chance.pick(site.addresses), accesskey }, ownName(chance)))
    .map((link) => `<p>${link}</p>`)
    .join("");
}

export const linkKinds: readonly Kind[] = [
  {
    name: "two links of a sentence alike in words",
    in: "words",
    found: ["unclear-words/alike-links"],
    plant(page, chance, site) {
      const [one, other] = two(chance, site);
      const words = subject(chance);
      const again = chance.pick([words, words, words.toUpperCase().slice(0, 1) + words.slice(1)]);
      const links = [link(chance, site, one, words), link(chance, site, other, again)];
      page.insert(
        chance,
        chance.pick([
          `<p>The review has read ${links.join(" and its annex, ")}.</p>`,
          `<ul><li>${links.join(" (summary: ")})</li><li>${subject(chance)}</li></ul>`,
        ]),
      );
    },
    sound(page, chance, site) {
      const [one, other] = two(chance, site);
      const words = subject(chance);
      page.insert(
        chance,
        chance.pick([
          () => `<p>${link(chance, site, one, words)}, and again: ${link(chance, site, one, words)}.</p>`,
          () => `<p>${link(chance, site, one, words)} and ${link(chance, site, other, `${words}: a summary`)}.</p>`,
          () =>
            `<ul><li>2008: ${link(chance, site, one, words)}</li><li>2009: ${link(chance, site, other, words)}</li></ul>`,
        ])(),
      );
    },
  },
  {
    name: "a picture and words that are two links to one place",
    in: "markup",
    found: ["unclear-words/doubled-links"],
    plant(page, chance, site) {
      const to = chance.pick(site.addresses);
      const words = subject(chance);
      const drawn = element(chance, "a", { href: to }, image(chance, site, words));
      const told = element(chance, "a", { href: to }, written(chance, words));
      page.insert(chance, `<p>${chance.shuffled([drawn, told]).join(chance.pick([" ", "\n", "<br>"]))}</p>`);
    },
    sound(page, chance, site) {
      const words = written(chance, subject(chance));
      const inside = chance.shuffled([image(chance, site, ""), words]).join(" ");
      page.insert(chance, `<p>${element(chance, "a", { href: chance.pick(site.addresses) }, inside)}</p>`);
    },
  },
  {
    name: "a mark for a link's words",
    in: "words",
    found: ["unclear-words/wordless-links"],
    plant(page, chance, site) {
      const mark = chance.pick(["»", "›", "→", "&gt;", "&raquo;", "…", "...", "←", "▶", "&#8250;&#8250;", "+", "◄"]);
      const inside = chance.pick([mark, ` ${mark} `, `<span>${mark}</span>`, `<b>${mark}</b>`]);
      page.insert(chance, passage(chance, element(chance, "a", { href: chance.pick(site.addresses) }, inside)));
    },
    sound(page, chance, site) {
      const to = chance.pick(site.addresses);
      const words = subject(chance);
      page.insert(
        chance,
        passage(
          chance,
          chance.pick([
            () => element(chance, "a", { href: to }, `${written(chance, words)} »`),
            () => element(chance, "a", { href: to, "aria-label": words }, "→"),
            () => element(chance, "a", { href: to }, `${image(chance, site, words)} ›`),
          ])(),
        ),
      );
    },
  },
  {
    name: "an address for a link's words",
    in: "words",
    found: ["unclear-words/spelt-addresses"],
    plant(page, chance) {
      const to = `${farAddress(chance)}/${ownName(chance)}/${chance.pick(["index.html", "report?id=7&part=2", "a/b"])}`;
      const shown = chance.pick([to, to.replace(/^https?:\/\//, ""), to]);
      page.insert(chance, passage(chance, element(chance, "a", { href: to }, written(chance, shown))));
    },
    sound(page, chance) {
      const to = farAddress(chance);
      page.insert(
        chance,
        passage(
          chance,
          chance.pick([
            () => element(chance, "a", { href: `${to}/${ownName(chance)}/` }, written(chance, subject(chance))),
            () => element(chance, "a", { href: `${to}/` }, `www.${to.replace(/^.*\/(?:www\.)?/, "")}`),
          ])(),
        ),
      );
    },
  },
  {
    name: "a document that is not announced",
    in: "words",
    found: ["unclear-words/unannounced-documents"],
    plant(page, chance, site) {
      const { to } = document(chance, site);
      const href = chance.pick([to, `${to}?version=2`, `${to}#page=2`]).replace(/(\.csv)#.*/, "$1");
      page.insert(chance, passage(chance, element(chance, "a", { href }, written(chance, subject(chance)))));
    },
    sound(page, chance, site) {
      const { to, kind } = document(chance, site);
      const size = `${chance.between(2, 900)} KB`;
      const words = written(chance, subject(chance));
      page.insert(
        chance,
        chance.pick([
          () => `<p>Read ${element(chance, "a", { href: to }, `${words} (${kind}, ${size})`)}.</p>`,
          () => `<p>Read ${element(chance, "a", { href: to }, words)} [${kind}, ${size}].</p>`,
          () => `<ul><li>${kind}: ${element(chance, "a", { href: to }, words)}</li></ul>`,
        ])(),
      );
    },
  },
  {
    name: "a document in one maker's format alone",
    in: "files",
    found: ["unclear-words/closed-formats"],
    plant(page, chance, site) {
      const { to, told } = closed(chance, site);
      page.insert(chance, passage(chance, element(chance, "a", { href: to }, told)));
    },
    sound(page, chance, site) {
      const { to, told } = closed(chance, site);
      const [same, words] = chance.pick<() => [string, string]>([
        () => {
          const copy = to.replace(/\.[a-z]+$/i, chance.pick([".odt", ".ods", ".txt", ".CSV"]));
          site.add(copy.slice(1), `${sentence(chance)}\n`);
          return [copy, `the same (OpenDocument, CSV or plain text, ${chance.between(2, 90)} KB)`];
        },
        () => {
          const copy = to.replace(/\.[a-z]+$/i, ".pdf");
          site.add(copy.slice(1), soundPdf(sentence(chance)));
          return [copy, `the same (PDF, ${chance.between(2, 90)} KB)`];
        },
      ])();
      const links = [element(chance, "a", { href: to }, told), element(chance, "a", { href: same }, words)];
      page.insert(chance, passage(chance, chance.shuffled(links).join(" or ")));
    },
  },
  {
    name: "a page announced as a document",
    in: "words",
    found: ["unclear-words/mistaken-documents"],
    plant(page, chance, site) {
      const said = chance.pick(["(PDF, 120 KB)", "[PDF 1.2MB]", "(pdf)", "(PDF, 87 pages)", "(DOC, 40 KB)", "(Excel)"]);
      const words = `${subject(chance)} ${said}`;
      const to = chance.pick(site.addresses);
      page.insert(chance, passage(chance, element(chance, "a", { href: to }, written(chance, words))));
    },
    sound(page, chance, site) {
      const { to, kind } = document(chance, site);
      const help = element(chance, "a", { href: chance.pick(site.addresses) }, "How to open a PDF file");
      const told = element(chance, "a", { href: to }, `${written(chance, subject(chance))} (${kind}, 3 KB)`);
      page.insert(chance, passage(chance, chance.pick([help, told])));
    },
  },
  {
    name: "a link whose words in the code are others than those in sight",
    in: "words",
    found: ["accessibility/label-content-name-mismatch", "unclear-words/unspoken-labels"],
    plant(page, chance, site) {
      const [seen, said] = [subject(chance), `${ownName(chance)} ${ownName(chance)}`];
      page.insert(chance, called(chance, site, seen, said));
    },
    sound(page, chance, site) {
      const seen = subject(chance);
      const label = chance.pick([seen, `${seen} (summary)`, seen.toLowerCase()]);
      page.insert(chance, called(chance, site, seen, label));
    },
  },
  {
    name: "a picture that says a link's words again",
    in: "words",
    found: ["accessibility/image-redundant-alt", "accessibility/htmlcs.1_1_1.H2.EG5"],
    plant(page, chance, site) {
      const words = subject(chance);
      const again = chance.pick([words, words.toUpperCase(), words.toLowerCase()]);
      const inside = `${image(chance, site, again)} ${written(chance, words)}`;
      page.insert(
        chance,
        `<p>${chance.pick([
          element(chance, "a", { href: chance.pick(site.addresses) }, inside),
          element(chance, "button", { type: "button" }, inside),
        ])}</p>`,
      );
    },
    sound(page, chance, site) {
      const [words, others] = subjects(chance, 2);
      const inside = `${image(chance, site, others!)} ${written(chance, words!)}`;
      page.insert(
        chance,
        `<p>${chance.pick([
          element(chance, "a", { href: chance.pick(site.addresses) }, inside),
          element(chance, "button", { type: "button" }, inside),
        ])}</p>`,
      );
    },
  },
  {
    name: "one key for two links",
    in: "markup",
    found: ["accessibility/accesskeys"],
    plant: (page, chance, site) => page.insert(chance, keyed(chance, site, chance.pick(["s", "t"]))),
    sound: (page, chance, site) => page.insert(chance, keyed(chance, site, "s", "t")),
  },
];
