/** Passages in another language than the page says. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

/** The commonest little words of each language; such as are common in two stand in neither. */
const LITTLE: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    "the of and to that was for with are this it be from by his which have or were not you they but has".split(" "),
  ),
  cy: new Set(
    "yn yr y'r ac i'r o'r mae ei wedi ar gyfer hyn sydd bod eu gan neu oedd fod ond hefyd nad ni'n mewn hwn".split(" "),
  ),
  fr: new Set(
    "le les des du une est dans pour qui sur pas par avec sont cette aux ont mais nous vous leur été ces".split(" "),
  ),
  de: new Set(
    "der und das ist nicht von mit dem den ein eine sich auf für auch als sie wird werden bei oder einer zu".split(" "),
  ),
};
const LANGUAGES = new Map(
  Object.entries(LITTLE).flatMap(([code, words]) => [...words].map((word) => [word, code] as const)),
);
const NAMES: Readonly<Record<string, string>> = { en: "English", cy: "Welsh", fr: "French", de: "German" };

/** The language of a passage, where it is beyond doubt: at least 12 words, a fifth of them its little words, none of another's. */
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
  return most >= 0.2 && next <= 0.05 ? first : undefined;
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
    '<p lang="fr">The report was published by the minister for the services that are in the towns and villages.</p>',
  ],
  good: [
    '<p lang="cy">Mae\'r adroddiad hwn ar gael yn Gymraeg ac yn Saesneg, ac mae wedi ei gyhoeddi gan y Llywodraeth ar gyfer y cyhoedd.</p>',
    "<p>The report was published by the minister for the services that are in the towns and villages.</p>",
    "<p>Staff at the Ministère de la Fonction publique, the Land der Ideen and Llywodraeth Cymru met in London.</p>",
  ],
  judge(page) {
    const told = new Set<string>();
    const declared = (element: WordElement): string | undefined => {
      for (let at: WordElement | undefined = element; at; at = at.parent) {
        const language = at.attribute("lang") ?? at.attribute("xml:lang");
        if (language !== undefined) return language.toLowerCase().split("-")[0];
      }
      return undefined;
    };
    return page.all("p", "li", "dd", "td").flatMap((element) => {
      if (element.children.some(({ name }) => ["p", "ul", "ol", "dl", "table", "div", "pre", "code"].includes(name)))
        return [];
      const is = languageOf(element.words());
      if (is === undefined) return [];
      const says = declared(element);
      if (says === undefined || says === "" || says === is || told.has(`${says} ${is}`)) return [];
      told.add(`${says} ${is}`);
      return [
        {
          element,
          message: `"${element.words().slice(0, 40)}…" is ${NAMES[is]!} and marked as ${NAMES[says] ?? `\`${says}\``}`,
        },
      ];
    });
  },
};
