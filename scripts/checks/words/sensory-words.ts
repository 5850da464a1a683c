/** Instructions that only who sees the page can follow: by colour, shape or place. */
import type { PageWords } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

const COLOUR = "red|green|blue|yellow|orange|purple|pink|gr[ae]y|brown|black|white";
const SHAPE = "round|square|circular|triangular|rectangular|left-hand|right-hand|big|large|small";
const THING = "buttons?|icons?|arrows?|box(?:es)?|tabs?|links?|circles?|squares?|triangles?|dots?|panels?";
const ACT = "click|press|select|choose|tap|push|use|touch|follow|find";
const BY_LOOKS = new RegExp(
  `\\b(?:${ACT})\\b(?: on)? (?:the|this|any) (?:(?:${COLOUR}|${SHAPE}),? ){1,3}(?:${THING})\\b`,
  "i",
);
const BY_PLACE = new RegExp(
  `\\b(?:${ACT}|see|read)\\b(?: on)? the (?:${THING}|column|menu|list|navigation) (?:on|to|at|in) the (?:far |top |bottom |upper |lower )?(?:right|left)\\b(?! of)`,
  "i",
);
const BY_COLOUR = new RegExp(
  `\\b(?:marked|shown|highlighted|displayed|printed|indicated|appear|coloured) (?:in|by|with)(?: the colou?r)? (?:${COLOUR})\\b(?! (?:and|with|or)\\b)`,
  "i",
);
/** Form fields and their like told by their colour alone (F81). */
const FIELDS_BY_COLOUR = new RegExp(
  `\\b(?:fields?|labels?|questions?|items?|entries|boxes|words|names|rows|those|ones) (?:that are |which are |shown |marked )?in (?:the colou?r )?(?:${COLOUR})(?: text| letters| type)?\\b(?! (?:and|with|or|ink)\\b)(?= (?:is|are|must|have|need|show|mean|were|has)\\b)`,
  "i",
);

/** Whether the thing that is meant can be told by words: it bears its look as its name, or is the page's only one. */
function isNamed(page: PageWords, found: string): boolean {
  const looks = new RegExp(`\\b(?:${COLOUR}|${SHAPE})\\b`, "i").exec(found)?.[0];
  if (looks !== undefined) {
    const name = new RegExp(`\\b${looks}\\b`, "i");
    return page.all("a", "button", "summary", "label").some((element) => name.test(element.words()));
  }
  const thing = /\b(?:menu|navigation)\b/i.exec(found)?.[0].toLowerCase();
  if (thing === undefined) return false;
  const headings = page.all("h1", "h2", "h3", "h4", "h5", "h6");
  return page.all("nav").length === 1 || headings.some((heading) => heading.words().toLowerCase().includes(thing));
}

export const sensoryWords: WordRule = {
  id: "sensory-words",
  wcag: ["1.3.3", "1.4.1"],
  source: "F14, F26, F81; G96; ACT 9bd38c",
  severity: "warning",
  why: "Who cannot see the page, or sees it in one column or without colours, cannot tell what is meant.",
  mend: 'Name the thing by its words as well (the green button, "Start now").',
  bad: [
    "<p>To begin, click the green button.</p>",
    "<p>Select the large blue icon.</p>",
    "<p>See the box on the right for the dates.</p>",
    "<p>Changes are marked in red.</p>",
    "<p>Press the red button.</p><button>Required</button>",
    "<p>Find the menu on the left to see all teams.</p><ul><li>Teams</li></ul>",
    "<p>Fields in red are required.</p>",
  ],
  good: [
    '<p>To begin, press "Start now".</p>',
    "<p>The right to appeal, and the red box of a minister.</p>",
    "<p>The party on the left voted against; see the column in red and bold.</p>",
    "<p>Names in black ink are easier to read, and rows in green and bold are new.</p>",
    "<blockquote><p>Press the red button.</p></blockquote>",
    '<p>Press the green button, "Start now".</p>',
    "<p>Press the red button.</p><button>Red button</button>",
    "<p>Find the menu on the left to see all teams.</p><nav><ul><li>Teams</li></ul></nav>",
    "<p>Use the navigation on the right.</p><h2>Navigation</h2><ul><li>Teams</li></ul>",
  ],
  judge: (page) =>
    page.blocks.flatMap((element) => {
      if (element.quoted) return [];
      const words = element.words();
      const named = BY_LOOKS.exec(words) ?? BY_PLACE.exec(words) ?? BY_COLOUR.exec(words);
      const found = (named && !isNamed(page, named[0]) ? named : undefined) ?? FIELDS_BY_COLOUR.exec(words);
      if (!found || /^[^.]{0,12}["“‘(]/.test(words.slice(found.index + found[0].length))) return [];
      return [{ element, message: `"${found[0]}" tells by looks alone what is meant` }];
    }),
};
