/** Faults in forms. */
import type { Chance } from "../chance.ts";
import type { Kind } from "../kind.ts";
import { element, written } from "../markup.ts";
import { ownName, sentence, subject } from "../words.ts";

/** What forms ask of the person who fills them in: the label, the input's type, and the purpose (WCAG 2.2, 7). */
const PURPOSES: readonly { label: string; type: string; purpose: string }[] = [
  { label: "Your email address", type: "email", purpose: "email" },
  { label: "My e-mail", type: "text", purpose: "email" },
  { label: "Your telephone number", type: "tel", purpose: "tel" },
  { label: "Your first name", type: "text", purpose: "given-name" },
  { label: "Your last name", type: "text", purpose: "family-name" },
  { label: "Your name", type: "text", purpose: "name" },
  { label: "Your postcode", type: "text", purpose: "postal-code" },
];

type Attributes = Record<string, string | true>;

/** A field beside its label or inside it. */
function field(chance: Chance, label: string, attributes: Attributes): string {
  const id = ownName(chance);
  const text = label.startsWith("<") ? label : written(chance, label);
  return chance.pick([
    () => element(chance, "label", { for: id }, text) + " " + element(chance, "input", { ...attributes, id }),
    () => element(chance, "label", {}, `${text} ${element(chance, "input", attributes)}`),
  ])();
}

function form(chance: Chance, inside: string): string {
  return element(chance, "form", { action: "/", method: "get" }, `<p>${inside}</p><p><button>Send it</button></p>`);
}

/** A row of fields of one letter each. */
function boxes(chance: Chance, count: number, more: Attributes = {}): string {
  return Array.from({ length: count }, (_, at) =>
    element(chance, "input", { type: "text", maxlength: "1", size: "2", "aria-label": `Digit ${at + 1}`, ...more }),
  ).join(" ");
}

export const formKinds: readonly Kind[] = [
  {
    name: "words in a field that go when one types, for its label",
    in: "words",
    found: ["unclear-words/placeholder-labels"],
    plant(page, chance) {
      const placeholder = chance.pick(["Year of the report", "Name of the school", "Search words", subject(chance)]);
      const control = chance.pick([
        element(chance, "input", { type: chance.pick(["text", "search", "number"]), placeholder }),
        element(chance, "textarea", { placeholder, rows: "3" }),
      ]);
      page.insert(chance, chance.pick([`<p>${control}</p>`, form(chance, control)]));
    },
    sound(page, chance) {
      const control = field(chance, "Year of the report", { type: "text", placeholder: "2008" });
      page.insert(chance, chance.pick([`<p>${control}</p>`, form(chance, control)]));
    },
  },
  {
    name: "a star that nobody explains",
    in: "words",
    found: ["unclear-words/starred-fields"],
    plant(page, chance) {
      const label = chance.pick([
        "Year of the report *",
        "Year of the report*",
        "* Year of the report",
        "<span>Year of the report <b>*</b></span>",
        "<span>Year of the report<sup>*</sup></span>",
      ]);
      page.insert(chance, form(chance, field(chance, label, { type: "text" })));
    },
    sound(page, chance) {
      const said = chance.pick([
        "* means required.",
        "Fields marked with * are required.",
        "You must fill in fields with an asterisk (*).",
      ]);
      page.insert(
        chance,
        chance.pick([
          () => form(chance, `${said} ${field(chance, "Year of the report *", { type: "text" })}`),
          () => form(chance, field(chance, "Year of the report *", { type: "text", required: true })),
        ])(),
      );
    },
  },
  {
    name: "a field about the reader whose purpose the browser is not told",
    in: "markup",
    found: ["unclear-words/aimless-fields"],
    plant(page, chance) {
      const { label, type } = chance.pick(PURPOSES);
      page.insert(chance, form(chance, field(chance, label, { type })));
    },
    sound(page, chance) {
      const { label, type, purpose } = chance.pick(PURPOSES);
      const told = chance.pick([purpose, `section-a ${purpose}`, `billing ${purpose}`, purpose.toUpperCase()]);
      page.insert(
        chance,
        chance.pick([
          () => form(chance, field(chance, label, { type, autocomplete: told })),
          () => form(chance, field(chance, "The school's telephone number", { type: "tel" })),
        ])(),
      );
    },
  },
  {
    name: "a field that the browser fills in with something else",
    in: "words",
    found: ["unclear-words/misdirected-fields"],
    plant(page, chance) {
      const { label, purpose } = chance.pick(PURPOSES);
      const names = /name/;
      const wrong = chance.pick(
        PURPOSES.filter((other) => other.purpose !== purpose && !(names.test(purpose) && names.test(other.purpose))),
      );
      page.insert(chance, form(chance, field(chance, label, { type: "text", autocomplete: wrong.purpose })));
    },
    sound(page, chance) {
      const { label, purpose } = chance.pick(PURPOSES);
      page.insert(chance, form(chance, field(chance, label, { type: "text", autocomplete: purpose })));
    },
  },
  {
    name: "a code asked for letter by letter",
    in: "markup",
    found: ["unclear-words/split-codes"],
    plant(page, chance) {
      const legend = chance.pick(["Security code", "Verification code", "One-time code", "Passcode", "Your PIN"]);
      const inside = `${element(chance, "legend", {}, written(chance, legend))}${boxes(chance, chance.between(4, 6))}`;
      page.insert(chance, element(chance, "fieldset", {}, inside));
    },
    sound(page, chance) {
      const code = { type: "text", maxlength: "6", autocomplete: "one-time-code" };
      const letters = `<legend>Your answers</legend>${boxes(chance, 3)}`;
      page.insert(
        chance,
        chance.pick([
          () => form(chance, field(chance, "Security code", code)),
          () => element(chance, "fieldset", {}, letters),
        ])(),
      );
    },
  },
  {
    name: "a field whose label in the code is another than the one in sight",
    in: "words",
    found: ["unclear-words/unspoken-labels"],
    plant(page, chance) {
      const id = ownName(chance);
      const label = element(chance, "label", { for: id }, written(chance, subject(chance)));
      const control = element(chance, "input", { id, type: "text", "aria-label": "What you want to find" });
      page.insert(chance, `<p>${label} ${control}</p>`);
    },
    sound(page, chance) {
      const id = ownName(chance);
      const words = subject(chance);
      const label = element(chance, "label", { for: id }, written(chance, `${words}:`));
      const control = element(chance, "input", { id, type: "text", "aria-label": `${words}, in one word` });
      page.insert(chance, `<p>${label} ${control}</p>`);
    },
  },
  {
    name: "a name or a description by an id that is not there",
    in: "markup",
    found: ["duplicate-ids/missing-id"],
    plant(page, chance) {
      const [id, other] = [ownName(chance), ownName(chance)];
      const words = written(chance, subject(chance));
      const labelled = element(chance, "label", { for: id }, words);
      page.insert(
        chance,
        chance.pick([
          () =>
            `<p>${labelled} ${element(chance, "input", { id: other, type: "text", "aria-label": subject(chance) })}</p>`,
          () => element(chance, "p", { "aria-describedby": other }, sentence(chance)),
          () => element(chance, "p", { "aria-details": other }, sentence(chance)),
          () => `<p>${labelled} ${element(chance, "input", { id, list: other, type: "text" })}</p>`,
          () => `<p>${element(chance, "button", { form: other, type: "submit" }, words)}</p>`,
          () => element(chance, "section", { "aria-labelledby": other }, `<p>${sentence(chance)}</p>`),
        ])(),
      );
    },
    sound(page, chance) {
      const [id, other] = [ownName(chance), ownName(chance)];
      const labelled = element(chance, "label", { for: id }, written(chance, subject(chance)));
      const hint = element(chance, "span", { id: other }, "Four digits");
      const options = element(chance, "datalist", { id: other }, '<option value="2008"></option>');
      page.insert(
        chance,
        chance.pick([
          () =>
            `<p>${labelled} ${element(chance, "input", { id, type: "text", "aria-describedby": other })} ${hint}</p>`,
          () => `<p>${labelled} ${element(chance, "input", { id, type: "text", list: other })}${options}</p>`,
        ])(),
      );
    },
  },
  {
    name: "a picture whose links are not there",
    in: "markup",
    found: ["duplicate-ids/missing-map"],
    plant: (page, chance, site) => page.insert(chance, mapped(chance, site.addresses, ownName(chance))),
    sound: (page, chance, site) => page.insert(chance, mapped(chance, site.addresses)),
  },
];

/** A picture with a link on it, and the name by which it asks for it: the map's own, unless another is given. */
function mapped(chance: Chance, addresses: readonly string[], asked?: string): string {
  const name = ownName(chance);
  const area = { shape: "rect", coords: "0,0,60,60", href: chance.pick(addresses), alt: subject(chance) };
  const drawing = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='60' height='60'/%3E";
  const image = { src: drawing, alt: subject(chance), width: "60", height: "60", usemap: `#${asked ?? name}` };
  return `<p>${element(chance, "img", image)}${element(chance, "map", { name }, element(chance, "area", area))}</p>`;
}
