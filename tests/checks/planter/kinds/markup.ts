/** Faults in the markup. */
import type { Chance } from "../chance.ts";
import type { Kind } from "../kind.ts";
import { ownName, sentence, subject, subjects } from "../words.ts";

function field(id: string, label: string): string {
  return `<label for="${label}">${id.toUpperCase()} of the form</label> <input id="${id}" type="text">`;
}

function figures(chance: Chance, head: string): string {
  const cell = (name: string, words: string | number) => `<${name}>${words}</${name}>`;
  const rows = Array.from(
    { length: chance.between(2, 4) },
    (_, at) => `<tr>${cell("td", 2000 + at)}${cell("td", chance.between(10, 99))}</tr>`,
  );
  return `<table><tr>${cell(head, "Year")}${cell(head, "Staff")}</tr>${rows.join("")}</table>`;
}

/** A table of two to four columns of figures, with as many header cells too many as are asked for. */
function headed(chance: Chance, bare: number): string {
  const [place, ...heads] = subjects(chance, chance.between(3, 5));
  const figuresOf = () => heads.slice(bare).map(() => `<td>${chance.between(2, 99)}</td>`);
  const rows = subjects(chance, 3).map((row) => `<tr><th scope="row">${row}</th>${figuresOf().join("")}</tr>`);
  const top = [place, ...heads].map((head) => `<th scope="col">${head}</th>`).join("");
  return `<table><tr>${top}</tr>${rows.join("")}</table>`;
}

export const markupKinds: readonly Kind[] = [
  {
    name: "a header cell that heads nothing",
    in: "markup",
    found: ["unclear-words/bare-headers"],
    plant: (page, chance) => page.insert(chance, headed(chance, 1)),
    sound: (page, chance) => page.insert(chance, headed(chance, 0)),
  },
  {
    name: "an id that stands twice",
    in: "markup",
    found: ["duplicate-ids/duplicate-id"],
    plant(page, chance) {
      const id = chance.pick(["main-content", ownName(chance)]);
      page.insert(chance, `<h2 id="${id}">${subject(chance)}</h2><p id="${id}">${sentence(chance)}</p>`);
    },
    sound: (page, chance) =>
      page.insert(
        chance,
        `<h2 id="${ownName(chance)}">${subject(chance)}</h2><p id="${ownName(chance)}x">${sentence(chance)}</p>`,
      ),
  },
  {
    name: "a field without a label",
    in: "markup",
    found: ["accessibility/label", "accessibility/select-name"],
    plant(page, chance) {
      const control = chance.pick([
        '<input type="text">',
        "<textarea></textarea>",
        '<select><option value="1">One</option></select>',
      ]);
      page.insert(chance, `<div>${subject(chance)}: ${control}</div>`);
    },
    sound(page, chance) {
      const control = chance.pick([
        '<input type="text">',
        "<textarea></textarea>",
        '<select><option value="1">One</option></select>',
      ]);
      page.insert(chance, `<div><label>${subject(chance)}: ${control}</label></div>`);
    },
  },
  {
    name: "a label that names its neighbour's field",
    in: "markup",
    found: ["accessibility/label"],
    plant(page, chance) {
      const [one, two] = [ownName(chance), ownName(chance)];
      page.insert(chance, `<p>${field(one, one)}</p><p>${field(two, one)}</p>`);
    },
    sound(page, chance) {
      const [one, two] = [ownName(chance), ownName(chance)];
      page.insert(chance, `<p>${field(one, one)}</p><p>${field(two, two)}</p>`);
    },
  },
  {
    name: "a cell that names another table's heading",
    in: "markup",
    found: ["accessibility/td-headers-attr"],
    plant(page, chance) {
      const [one, two] = [ownName(chance), ownName(chance)];
      page.insert(chance, tablesOf(one, two, one));
    },
    sound(page, chance) {
      const [one, two] = [ownName(chance), ownName(chance)];
      page.insert(chance, tablesOf(one, two, two));
    },
  },
  {
    name: "a table without headings",
    in: "markup",
    found: ["unclear-words/headless-tables"],
    plant: (page, chance) => page.insert(chance, figures(chance, "td")),
    sound: (page, chance) => page.insert(chance, figures(chance, "th")),
  },
  {
    name: "a frame without a title",
    in: "markup",
    found: ["accessibility/frame-title"],
    plant: (page, chance) => page.insert(chance, '<p><iframe src="/about/" width="200" height="100"></iframe></p>'),
    sound: (page, chance) =>
      page.insert(chance, `<p><iframe src="/about/" width="200" height="100" title="${subject(chance)}"></iframe></p>`),
  },
  {
    name: "a picture without an alternative text",
    in: "markup",
    found: ["accessibility/image-alt"],
    plant(page, chance, site) {
      site.add(
        "assets/plain.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 1h7v7z"/></svg>',
      );
      page.insert(chance, '<p><img src="/assets/plain.svg" width="9" height="9"></p>');
    },
    sound(page, chance, site) {
      site.add(
        "assets/plain.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 1h7v7z"/></svg>',
      );
      page.insert(
        chance,
        `<p><img src="/assets/plain.svg" alt="${chance.pick(["", subject(chance)])}" width="9" height="9"></p>`,
      );
    },
  },
  {
    name: "an attribute on an element that has none of that name",
    in: "markup",
    found: ["invalid-html/misplaced-attributes"],
    plant(page, chance, site) {
      const attribute = chance.pick([
        `href="${chance.pick(site.addresses)}"`,
        `alt="${ownName(chance)}"`,
        'scope="row"',
      ]);
      page.insert(chance, `<p ${attribute}>${sentence(chance)}</p>`);
    },
    sound: (page, chance) => page.insert(chance, `<p data-href="${ownName(chance)}">${sentence(chance)}</p>`),
  },
  {
    name: "a level of headings left out",
    in: "markup",
    found: ["unclear-pages/skipped-heading", "accessibility/heading-order"],
    plant(page, chance) {
      const [one, two] = subjects(chance, 2);
      const level = chance.pick([4, 5, 6]);
      page.insert(
        chance,
        `<h2>${one!}</h2><p>${sentence(chance)}</p><h${level}>${two!}</h${level}><p>${sentence(chance)}</p>`,
      );
    },
    sound(page, chance) {
      const [one, two] = subjects(chance, 2);
      page.insert(chance, `<h2>${one!}</h2><p>${sentence(chance)}</p><h3>${two!}</h3><p>${sentence(chance)}</p>`);
    },
  },
  {
    name: "a list with something else in it",
    in: "markup",
    found: ["invalid-html/element-permitted-content"],
    plant(page, chance) {
      const list = chance.pick(["ul", "ol"]);
      page.insert(chance, `<${list}><li>${subject(chance)}</li><p>${sentence(chance)}</p></${list}>`);
    },
    sound(page, chance) {
      const list = chance.pick(["ul", "ol"]);
      const more = chance.pick([
        `<li><p>${sentence(chance)}</p></li>`,
        "<!-- <p>and so on</p> -->",
        "<template></template>",
      ]);
      page.insert(chance, `<${list}><li>${subject(chance)}</li>${more}</${list}>`);
    },
  },
  {
    name: "a block within words",
    in: "markup",
    found: ["invalid-html/element-permitted-content", "invalid-html/element-permitted-parent"],
    plant(page, chance) {
      const block = chance.pick(["div", "ul", "h3"]);
      const inner = block === "ul" ? `<li>${subject(chance)}</li>` : subject(chance);
      page.insert(chance, `<p>${sentence(chance)} <span><${block}>${inner}</${block}></span></p>`);
    },
    sound(page, chance, site) {
      page.insert(
        chance,
        chance.pick([
          `<div><ins><p>${sentence(chance)}</p></ins></div>`,
          `<div><a href="${chance.pick(site.addresses)}"><div>${subject(chance)}</div></a></div>`,
          `<p>${sentence(chance)}<div>${sentence(chance)}</div>`,
        ]),
      );
    },
  },
  {
    name: "an element that is never closed",
    in: "markup",
    found: ["invalid-html/close-order", "invalid-html/no-implicit-close", "invalid-html/parser-error"],
    plant(page, chance) {
      const name = chance.pick(["em", "strong", "section", "div"]);
      page.insert(
        chance,
        name.length > 3 && name !== "strong"
          ? `<${name}><p>${sentence(chance)}</p>`
          : `<p><${name}>${sentence(chance)}</p>`,
      );
    },
    sound: (page, chance) =>
      page.insert(
        chance,
        chance.pick([
          `<div><p>${sentence(chance)}<p>${sentence(chance)}</div>`,
          `<ul><li>${subject(chance)}<li>${subject(chance)}</ul>`,
          `<p>${sentence(chance)}<ul><li>${subject(chance)}</ul>`,
          `<p><em>${sentence(chance)}</em ></p\n>`,
        ]),
      ),
  },
  {
    name: "an element of another time",
    in: "markup",
    found: ["invalid-html/deprecated"],
    plant(page, chance) {
      const name = chance.pick(["font", "center", "big", "strike"]);
      page.insert(chance, `<div><${name}>${subject(chance)}</${name}></div>`);
    },
    sound(page, chance) {
      const name = chance.pick(["s", "mark", "cite", "ins", "dfn"]);
      page.insert(chance, `<div><${name}>${subject(chance)}</${name}></div>`);
    },
  },
  {
    name: "a character reference that is none",
    in: "markup",
    found: ["invalid-html/unrecognized-char-ref", "invalid-html/broken-references"],
    plant(page, chance) {
      const reference = chance.pick([
        () => `&${ownName(chance)};`,
        () => "&copy",
        () => "&#163",
        () => "&#x2026",
        () => `&#${chance.between(128, 159)};`,
        () => `&#x${chance.pick(["0", "d800", "FFFF", "110000"])};`,
      ])();
      page.insert(
        chance,
        reference.endsWith(";") && chance.below(2) === 0
          ? `<p title="${subject(chance)} ${reference}">${sentence(chance)}</p>`
          : `<p>${subject(chance)} ${reference} ${sentence(chance)}</p>`,
      );
    },
    sound(page, chance) {
      const reference = chance.pick([`&amp;${ownName(chance)};`, "&", "&hellip;", "&#x2026;", "&NotEqualTilde;"]);
      page.insert(chance, `<p>${subject(chance)} ${reference} ${sentence(chance)}</p>`);
    },
  },
  {
    name: "a page without a language",
    in: "markup",
    found: ["unclear-pages/missing-language", "accessibility/html-has-lang"],
    plant: (page, chance) => page.replace(' lang="en-GB"', chance.pick(["", ' lang=""'])),
    sound: (page, chance) =>
      page.replace(' lang="en-GB"', chance.pick([" lang=en", " LANG='en-GB'", '\nlang = "EN-gb"', ' lang="&#101;n"'])),
  },
  {
    name: "a language that is none",
    in: "markup",
    found: ["unclear-pages/unknown-language", "accessibility/html-lang-valid"],
    plant: (page, chance) =>
      page.replace('lang="en-GB"', `lang="${chance.pick(["english", "en_GB", "xx", "uk english"])}"`),
    sound: (page, chance) =>
      page.replace('lang="en-GB"', `lang="${chance.pick(["en-gb", "EN", "en-IE", "en-GB-oxendict", "en-Latn-GB"])}"`),
  },
  {
    name: "a page without a title",
    in: "markup",
    found: ["unclear-pages/missing-title"],
    plant: (page) => page.replace(/<title>[^<]*<\/title>/, ""),
    sound: (page, chance) =>
      page.replace(/<title>([^<]*)<\/title>/, (_, words) =>
        chance.pick([`<!-- <title> --><title>${words}</title>`, `<TITLE lang="en-GB">${words}</title\n>`]),
      ),
  },
  {
    name: "a page without a description",
    in: "markup",
    found: ["unclear-pages/missing-description", "unclear-pages/empty-description"],
    plant: (page, chance) =>
      page.replace(/<meta name="description"[^>]*>/, chance.pick(["", '<meta name="description" content="">'])),
    sound: (page, chance) =>
      page.replace(/<meta name="description" content="([^"]*)"[^>]*>/, (_, words) =>
        chance.pick([`<meta content="${words}" name=description>`, `<META NAME="Description" CONTENT="${words}">`]),
      ),
  },
  {
    name: "a second top heading",
    in: "markup",
    found: ["unclear-pages/second-heading"],
    plant: (page, chance) => page.insert(chance, `<h1>${subject(chance)}</h1>`),
    sound: (page, chance) =>
      page.insert(
        chance,
        `<h2>${subject(chance)}</h2><!-- <h1>${subject(chance)}</h1> --><p title="<h1>">${sentence(chance)}</p>`,
      ),
  },
  {
    name: "a page that leads on by itself",
    in: "markup",
    found: ["accessibility/meta-refresh", "accessibility/meta-refresh-no-exceptions"],
    plant: (page, chance) => page.addToHead(`<meta http-equiv="refresh" content="${chance.between(5, 90)}">`),
    sound: (page, chance) =>
      page.addToHead(
        chance.pick([
          `<!-- <meta http-equiv="refresh" content="${chance.between(5, 90)}"> -->`,
          '<meta http-equiv="X-UA-Compatible" content="IE=edge">',
        ]),
      ),
  },
  {
    name: "a page that cannot be enlarged",
    in: "markup",
    found: ["accessibility/meta-viewport"],
    plant: (page, chance) =>
      page.replace(
        "width=device-width, initial-scale=1",
        `width=device-width, ${chance.pick(["user-scalable=no", "maximum-scale=1"])}`,
      ),
    sound: (page, chance) =>
      page.replace(
        "width=device-width, initial-scale=1",
        `width=device-width, ${chance.pick(["user-scalable=yes", "maximum-scale=5", "minimum-scale=1"])}`,
      ),
  },
  {
    name: "a role that there is not",
    in: "markup",
    found: ["accessibility/aria-roles", "invalid-html/no-unknown-role"],
    plant: (page, chance) =>
      page.insert(
        chance,
        `<div role="${chance.pick(["card", "hero", "teaser", "accordion"])}"><p>${sentence(chance)}</p></div>`,
      ),
    sound: (page, chance) =>
      page.insert(chance, `<div role="${chance.pick(["note", "group", "NOTE"])}"><p>${sentence(chance)}</p></div>`),
  },
  {
    name: "script in the page",
    in: "markup",
    found: ["heavy-pages/inline-script"],
    plant: (page, chance) =>
      page.insert(
        chance,
        chance.pick([
          "<script>document.title += '!';</script>",
          `<p><button type="button" onclick="print()">${subject(chance)}</button></p>`,
        ]),
      ),
    sound: (page, chance) =>
      page.insert(
        chance,
        chance.pick([
          `<script type="application/json">{"${ownName(chance)}": 1}</script><p>${sentence(chance)}</p>`,
          `<p data-onclick="print()">${subject(chance)}</p>`,
          `<p>${subject(chance)}<!-- <script>print()</script> --></p>`,
        ]),
      ),
  },
  {
    name: "an unannounced window",
    in: "markup",
    found: ["unclear-words/unannounced-windows"],
    plant: (page, chance, site) =>
      page.insert(chance, `<p><a href="${chance.pick(site.addresses)}" target="_blank">${subject(chance)}</a></p>`),
    sound: (page, chance, site) =>
      page.insert(
        chance,
        `<p><a href="${chance.pick(site.addresses)}" target="_blank">${subject(chance)} (opens in new tab)</a></p>`,
      ),
  },
];

function tablesOf(one: string, two: string, named: string): string {
  const table = (id: string, head: string) =>
    `<table><tr><th id="${id}" scope="col">Staff</th></tr><tr><td headers="${head}">12</td></tr></table>`;
  return table(one, one) + table(two, named);
}
