/** Faults in what passages say, in which language, and to which senses. */
import type { Kind } from "../kind.ts";
import { element, written } from "../markup.ts";
import { sentence, subject } from "../words.ts";
import type { Chance } from "../chance.ts";

/** Plain sentences by language. */
const FOREIGN: Readonly<Record<string, readonly string[]>> = {
  fr: [
    "Les écoles et les hôpitaux publient chaque année ce qu'ils ont appris de leur travail.",
    "La commission examine les dépenses de la ville avec les habitants et leurs voisins.",
    "Nous avons mesuré les résultats dans toutes les bibliothèques qui ont pris part à cette étude.",
  ],
  de: [
    "Die Schulen und die Krankenhäuser berichten jedes Jahr, was sie aus ihrer Arbeit gelernt haben.",
    "Der Rat hat mit den Nachbarn über die Kosten der neuen Bücherei gesprochen.",
    "Wir haben die Ergebnisse in allen Städten gemessen, die an der Untersuchung teilgenommen haben.",
  ],
  es: [
    "Las escuelas y los hospitales publican cada año lo que han aprendido de su trabajo.",
    "El consejo habla con los vecinos sobre los gastos de la nueva biblioteca de la ciudad.",
    "Hemos medido los resultados en todas las ciudades que han participado en este estudio.",
  ],
  cy: [
    "Mae'r ysgolion a'r ysbytai yn cyhoeddi bob blwyddyn yr hyn y maent wedi ei ddysgu o'u gwaith.",
    "Bydd y cyngor yn siarad gyda'r bobl leol am gost y llyfrgell newydd yn y dref.",
    "Rydym wedi mesur y canlyniadau ym mhob tref sydd yn cymryd rhan yn yr astudiaeth hon.",
  ],
};

function foreign(chance: Chance): { language: string; words: string } {
  const language = chance.pick(Object.keys(FOREIGN));
  return { language, words: chance.shuffled(FOREIGN[language]!).slice(0, chance.between(2, 3)).join(" ") };
}

/** A picture of signs: a chart of columns, or a box with words' worth of lines. */
function drawn(chance: Chance): string {
  const sign = chance.pick(["*", "#", "=", "█"]);
  if (chance.below(2) === 0) {
    const heights = Array.from({ length: chance.between(4, 6) }, () => chance.between(1, 5));
    const rows = [5, 4, 3, 2, 1].map((row) => heights.map((height) => (height >= row ? sign + sign : "  ")).join(" "));
    return [...rows.map((row) => `| ${row}`), `+${"-".repeat(3 * heights.length + 1)}`].join("\n");
  }
  const width = chance.between(8, 16);
  const line = `|${" ".repeat(width)}|`;
  return [`/${"-".repeat(width)}\\`, line, `|${"~".repeat(width)}|`, line, `\\${"_".repeat(width)}/`].join("\n");
}

export const passageKinds: readonly Kind[] = [
  {
    name: "a passage of another language that is not named",
    in: "words",
    found: ["unclear-words/misnamed-languages"],
    plant(page, chance) {
      const { language, words } = foreign(chance);
      const wrong = chance.pick(Object.keys(FOREIGN).filter((other) => other !== language));
      const english = Array.from({ length: 3 }, () => sentence(chance)).join(" ");
      page.insert(
        chance,
        chance.pick([
          () => `<p>${written(chance, words)}</p>`,
          () => element(chance, "p", { lang: "en" }, words),
          () => element(chance, "p", { lang: wrong }, words),
          () => element(chance, "div", { lang: wrong }, `<p>${english}</p>`),
        ])(),
      );
    },
    sound(page, chance) {
      const { language, words } = foreign(chance);
      page.insert(
        chance,
        chance.pick([
          () => element(chance, "p", { lang: language }, words),
          () => element(chance, "div", { lang: language.toUpperCase() }, `<p>${words}</p>`),
          () => `<p>${sentence(chance)} ${element(chance, "span", { lang: language }, words)}</p>`,
        ])(),
      );
    },
  },
  {
    name: "words for the eyes alone",
    in: "words",
    found: ["unclear-words/sensory-words"],
    plant(page, chance) {
      const words = chance.pick([
        `To begin, ${chance.pick(["click", "press", "choose", "select"])} the ${chance.pick(["green", "red", "round", "square", "large blue"])} ${chance.pick(["button", "icon"])}.`,
        `Use the ${chance.pick(["menu", "links", "box"])} on the ${chance.pick(["left", "right", "left-hand side"])}.`,
        `${chance.pick(["Required fields", "Late replies", "New figures"])} are ${chance.pick(["marked", "shown"])} in ${chance.pick(["red", "green", "orange"])}.`,
      ]);
      page.insert(chance, chance.pick([`<p>${sentence(chance)} ${words}</p>`, `<ul><li>${words}</li></ul>`]));
    },
    sound(page, chance) {
      const words = chance.pick([
        "To begin, press “Start now”.",
        "Everybody has a right to a reply, and nobody is left behind.",
        "The green paper was published on the right day.",
        "Late replies are marked with the word “late”.",
        "The council is in the red, and has left the scheme.",
      ]);
      page.insert(chance, `<p>${sentence(chance)} ${words}</p>`);
    },
  },
  {
    name: "a picture drawn with signs",
    in: "words",
    found: ["unclear-words/drawn-pictures"],
    plant: (page, chance) =>
      page.insert(chance, `<p>${sentence(chance)}</p>${element(chance, "pre", {}, drawn(chance))}`),
    sound(page, chance) {
      const named = { role: "img", "aria-label": subject(chance) };
      page.insert(
        chance,
        chance.pick([
          () => element(chance, "pre", named, drawn(chance)),
          () => element(chance, "div", named, `<pre>${drawn(chance)}</pre>`),
          () => `<pre><code>if (a &amp;&amp; b) {\n  total += list[at];\n}\nreturn total;</code></pre>`,
        ])(),
      );
    },
  },
  {
    name: "a description that no role takes",
    in: "markup",
    found: ["unclear-words/idle-descriptions", "accessibility/aria-braille-equivalent"],
    plant(page, chance) {
      const holder = chance.pick(["div", "p", "span"]);
      const attributes = chance.pick<Record<string, string>>([
        { "aria-roledescription": "slide" },
        { "aria-braillelabel": "five of five" },
        { "aria-brailleroledescription": "sld" },
      ]);
      const html = element(chance, holder, attributes, written(chance, subject(chance)));
      page.insert(chance, holder === "span" ? `<p>${html}</p>` : html);
    },
    sound(page, chance) {
      const attributes = { role: "group", "aria-label": "1 of 3", "aria-roledescription": "slide" };
      page.insert(chance, element(chance, "div", attributes, `<p>${sentence(chance)}</p>`));
    },
  },
];
