/** Faults in tables and lists. */
import type { Chance } from "../chance.ts";
import type { Kind } from "../kind.ts";
import { element, written } from "../markup.ts";
import { ownName, sentence, subject, subjects } from "../words.ts";

const number = (chance: Chance): string => String(chance.between(10, 999));

/** Rows of a year and a figure, each cell a `td`. */
function rows(chance: Chance, cellOf: (words: string, column: number) => string): string {
  return Array.from(
    { length: chance.between(2, 4) },
    (_, at) => `<tr>${cellOf(String(2001 + at), 0)}${cellOf(number(chance), 1)}</tr>`,
  ).join("");
}

const plain = (words: string): string => `<td>${words}</td>`;

/** A table of two columns whose cells name their headings; `wrong` names each other's. */
function named(chance: Chance, wrong: boolean): string {
  const ids = [ownName(chance), ownName(chance)];
  const [one, other] = subjects(chance, 2);
  const head = (id: string, words: string): string =>
    element(chance, "th", { id, scope: "col" }, written(chance, words));
  const cell = (words: string, column: number): string =>
    element(chance, "td", { headers: ids[wrong ? 1 - column : column]! }, words);
  const top = `<tr>${head(ids[0]!, one!)}${head(ids[1]!, other!)}</tr>`;
  const body = rows(chance, cell);
  return chance.pick([`<table>${top}${body}</table>`, `<table><thead>${top}</thead><tbody>${body}</tbody></table>`]);
}

export const tableKinds: readonly Kind[] = [
  {
    name: "a table of figures that says it is none",
    in: "markup",
    found: ["unclear-words/silenced-tables"],
    plant(page, chance) {
      const role = { role: chance.pick(["presentation", "none"]) };
      const heads = `<tr>${["Year", "Staff"].map((head) => element(chance, "th", {}, head)).join("")}</tr>`;
      const content = chance.pick([
        () => element(chance, "caption", {}, subject(chance)) + rows(chance, plain),
        () => heads + rows(chance, plain),
        () => `<thead>${heads}</thead><tbody>${rows(chance, plain)}</tbody>`,
      ])();
      page.insert(chance, element(chance, "table", role, content));
    },
    sound(page, chance) {
      const heads = '<tr><th scope="col">Year</th><th scope="col">Staff</th></tr>';
      page.insert(
        chance,
        chance.pick([
          () => element(chance, "table", {}, heads + rows(chance, plain)),
          () =>
            element(
              chance,
              "table",
              { role: "presentation" },
              `<tr><td>${sentence(chance)}</td><td>${sentence(chance)}</td></tr>`,
            ),
        ])(),
      );
    },
  },
  {
    name: "a cell that names the heading of another column",
    in: "markup",
    found: ["unclear-words/stray-headers"],
    plant: (page, chance) => page.insert(chance, named(chance, true)),
    sound: (page, chance) => page.insert(chance, named(chance, false)),
  },
  {
    name: "a list of terms that lacks a term or a description",
    in: "markup",
    found: ["invalid-html/unfinished-lists"],
    plant(page, chance) {
      const [one, other] = subjects(chance, 2);
      const term = (words: string): string => element(chance, "dt", {}, written(chance, words));
      const description = element(chance, "dd", {}, sentence(chance));
      page.insert(
        chance,
        element(
          chance,
          "dl",
          {},
          chance.pick([
            () => description,
            () => `${term(one!)}${description}${term(other!)}`,
            () => `<div>${term(one!)}${description}</div><div>${term(other!)}</div>`,
            () => term(one!) + term(other!),
          ])(),
        ),
      );
    },
    sound(page, chance) {
      const [one, other] = subjects(chance, 2);
      const description = element(chance, "dd", {}, sentence(chance));
      page.insert(
        chance,
        element(
          chance,
          "dl",
          {},
          chance.pick([
            `<dt>${one!}</dt><dt>${other!}</dt>${description}${description}`,
            `<div><dt>${one!}</dt>${description}</div><div><dt>${other!}</dt>${description}</div>`,
            `<dt>${one!}${description}<dt>${other!}${description}`,
          ]),
        ),
      );
    },
  },
  {
    name: "a day that no program can read",
    in: "markup",
    found: ["invalid-html/unread-times", "invalid-html/attribute-allowed-values"],
    plant(page, chance) {
      const time = chance.pick([
        () => element(chance, "time", {}, chance.pick(["4 March 2010", "next week", "March 2010", "10.30am"])),
        () =>
          element(
            chance,
            "time",
            { datetime: chance.pick(["4 March 2010", "2010-3-4", "2010-02-30", "10.30"]) },
            "then",
          ),
      ])();
      page.insert(chance, `<p>${sentence(chance)} It was published on ${time}.</p>`);
    },
    sound(page, chance) {
      const [year, month, day] = [chance.between(1990, 2010), chance.between(10, 12), chance.between(10, 28)];
      const moment = chance.pick([
        `${year}`,
        `${year}-${month}`,
        `${year}-${month}-${day}`,
        `${month}-${day}`,
        `--${month}-${day}`,
        `${year}-W${day}`,
        "10:30",
        "10:30:15.5",
        `${year}-${month}-${day}T10:30Z`,
        `${year}-${month}-${day} 10:30+01:00`,
        "P3D",
        "PT4H18M3S",
        "2h 30m",
        "Z",
        "-0800",
      ]);
      page.insert(
        chance,
        `<p>${sentence(chance)} ${element(chance, "time", { datetime: moment }, "It was then")}.</p>`,
      );
    },
  },
  {
    name: "an attribute whose name is misspelt",
    in: "markup",
    found: ["invalid-html/unknown-attributes", "accessibility/aria-valid-attr"],
    plant(page, chance) {
      const name = chance.pick(["clas", "titel", "stlye", "langg", "hiden", "tabidx", "aria-lable", "onlcick"]);
      const [holder, value] = [chance.pick(["p", "span", "a", "strong"]), ownName(chance)];
      const html = element(chance, holder, { [name]: value }, written(chance, subject(chance)));
      page.insert(chance, holder === "p" ? html : `<p>${html}</p>`);
    },
    sound(page, chance) {
      const attributes = {
        [`data-${ownName(chance)}`]: ownName(chance),
        class: ownName(chance),
        title: subject(chance),
        translate: "no",
        dir: "ltr",
      };
      page.insert(chance, element(chance, "p", attributes, sentence(chance)));
    },
  },
  {
    name: "a style after the words that it is for",
    in: "markup",
    found: ["invalid-html/late-styles"],
    plant(page, chance) {
      const style = element(chance, "style", {}, `.${ownName(chance)} { color: #222 }`);
      page.insert(
        chance,
        `<p>${sentence(chance)}</p>${chance.pick([style, `<div><p>${sentence(chance)}</p>${style}</div>`])}`,
      );
    },
    sound(page, chance) {
      const name = ownName(chance);
      page.insert(chance, `<div><style>.${name} { margin: 0 }</style><p class="${name}">${sentence(chance)}</p></div>`);
    },
  },
];
