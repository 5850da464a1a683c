/** Passages in another language than the page says. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

/** The commonest little words of each language; such as are common in two stand in neither. */
const LITTLE: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    (
      "the of and to that was for with are this it be from by his which have or were not you they but has " +
      "its their our who how what when where been would can could than these those each every them"
    ).split(" "),
  ),
  cy: new Set(
    "yn yr y'r ac i'r o'r mae ei wedi ar gyfer hyn sydd bod eu gan neu oedd fod ond hefyd nad ni'n mewn hwn".split(" "),
  ),
  fr: new Set(
    "le les des du une est dans pour qui sur pas par avec sont cette aux ont mais nous vous leur été ces".split(" "),
  ),
  es: new Set(
    "el los las una del con por para como pero sus más han hay está este esta estos estas nos muy".split(" "),
  ),
  de: new Set(
    "der und das ist nicht von mit dem den ein eine sich auf für auch als sie wird werden bei oder einer zu wir haben über durch nach zum zur diese dieser".split(
      " ",
    ),
  ),
};
const LANGUAGES = new Map(
  Object.entries(LITTLE).flatMap(([code, words]) => [...words].map((word) => [word, code] as const)),
);
/** Elements whose words are passages of their own. */
const HOLDERS = ["p", "ul", "ol", "dl", "table", "div", "pre", "code", "li", "dd", "td", "body", "section", "article"];
const NAMES: Readonly<Record<string, string>> = {
  en: "English",
  cy: "Welsh",
  fr: "French",
  de: "German",
  es: "Spanish",
};

/**
 * The language of a passage, where it is beyond doubt: at least 12 words, a fifth of them its little words (of 40 words
 * a seventh), and hardly any of another's.
 */
function languageOf(words: string): string | undefined {
  const list =
    words
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[\p{L}']+/gu) ?? [];
  if (list.length < 12) return undefined;
  const counts = new Map<string, number>();
  for (const word of list) {
    const code = LANGUAGES.get(word);
    if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1 / list.length);
  }
  const [[first, most] = ["", 0], [, next] = ["", 0]] = [...counts].sort((a, b) => b[1] - a[1]);
  return most >= (list.length < 40 ? 0.2 : 1 / 7) && next <= 0.05 ? first : undefined;
}

/** The language that an element says of itself. */
function saysOf(element: WordElement): string | undefined {
  return element.attribute("lang") ?? element.attribute("xml:lang");
}

/** An element's words without those whose own language is said. */
function wordsOf(element: WordElement): string {
  const text = element.text();
  const inner = (within: WordElement): WordElement[] =>
    within.children.flatMap((child) => (saysOf(child) === undefined ? inner(child) : [child]));
  return inner(element)
    .reduce((words, child) => words.replace(child.text(), " "), text)
    .replaceAll(/\s+/g, " ")
    .trim();
}

export const misnamedLanguages: WordRule = {
  id: "misnamed-languages",
  wcag: ["3.1.1", "3.1.2"],
  source: "H57, H58; ACT off6ek",
  severity: "warning",
  why: "A screen reader speaks the words in the wrong language's sounds, and nobody understands them.",
  mend: 'Name the language where the passage begins (`lang="cy"` for Welsh), or put the page\'s own right.',
  bad: [
    "<p>Mae'r adroddiad hwn ar gael yn Gymraeg ac yn Saesneg, ac mae wedi ei gyhoeddi gan y Llywodraeth ar gyfer y cyhoedd.</p>",
    "<p>Le rapport est publié par le ministre pour les services qui sont dans les villes et les communes.</p>",
    "<p>Los resultados que el ministerio publica para los ciudadanos están en las bibliotecas de la ciudad.</p>",
    '<p lang="fr">The report was published by the minister for the services that are in the towns and villages.</p>',
    '<p>It says: <span lang="fr">the minister and the towns are to have what was promised to them by this report.</span></p>',
    '<p lang="de">Public services cost money, and people pay: a city library can be open late at night, a clinic can see patients on Sunday, and nobody minds which office pays a nurse or a librarian, if the service is there for those who need it most.</p>',
  ],
  good: [
    '<p lang="fr">Il écrit <span lang="en">that the minister and the towns are to have what was promised to them by this report.</span></p>',
    '<p lang="cy">Mae\'r adroddiad hwn ar gael yn Gymraeg ac yn Saesneg, ac mae wedi ei gyhoeddi gan y Llywodraeth ar gyfer y cyhoedd.</p>',
    "<p>The report was published by the minister for the services that are in the towns and villages.</p>",
    // No language at all is axe's to judge (valid-lang).
    '<p lang="english">The report was published by the minister for the services that are in the towns and villages.</p>',
    "<p>Staff at the Ministère de la Fonction publique, the Land der Ideen and Llywodraeth Cymru met in London.</p>",
  ],
  judge(page) {
    const told = new Set<string>();
    const declared = (element: WordElement): string | undefined => {
      for (let at: WordElement | undefined = element; at; at = at.parent) {
        const language = saysOf(at);
        if (language !== undefined) return language.toLowerCase().split("-")[0];
      }
      return undefined;
    };
    const passages = page.elements.filter(
      (element) =>
        ["p", "li", "dd", "td"].includes(element.name) || (saysOf(element) !== undefined && element.parent?.parent),
    );
    return passages.flatMap((element) => {
      if (element.children.some(({ name }) => HOLDERS.includes(name))) return [];
      const words = wordsOf(element);
      const is = languageOf(words);
      if (is === undefined) return [];
      const says = declared(element);
      if (says === undefined || !/^[a-z]{2,3}$/.test(says) || says === is || told.has(`${says} ${is}`)) return [];
      told.add(`${says} ${is}`);
      return [
        {
          element,
          message: `"${words.slice(0, 40)}…" is ${NAMES[is]!} and marked as ${NAMES[says] ?? `\`${says}\``}`,
        },
      ];
    });
  },
};
