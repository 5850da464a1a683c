/** Alternative texts that are no alternative: the name of a file, or a word that stands for any picture. */
import type { WordRule } from "./rule.ts";

const FILE = /^[^\s]+\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?)$/i;
const ANY =
  /^(?:image|picture|photo|photograph|graphic|img|pic|spacer|bullet|divider|separator|blank|placeholder|untitled|alt|alt text|(?:image|picture|photo)[ _#-]?\d+|img_?\d+|dsc_?\d+|0\d{3,4}|null|undefined)$/i;

export const namelessPictures: WordRule = {
  id: "nameless-pictures",
  wcag: ["1.1.1"],
  source: "F30, F39",
  severity: "error",
  why: "Who cannot see the picture hears a file's name, or that there is a picture, and not what it says.",
  mend: 'Say in the alternative text what the picture says; leave it empty (alt="") where it only decorates.',
  bad: [
    '<img src="a.jpg" alt="IMG_0123.jpg">',
    '<img src="a.jpg" alt="Image">',
    '<p><img src="s.gif" alt="spacer"></p>',
    '<p><img src="a.jpg" alt="Picture 1"></p>',
    '<p><img src="a.jpg" alt="0001"></p>',
  ],
  good: [
    '<img src="a.jpg" alt="The report\'s cover">',
    '<img src="a.jpg" alt="">',
    '<img src="a.jpg" alt="Photograph album, open">',
    '<img src="a.png" alt="2010">',
  ],
  judge: (page) =>
    page.all("img", "area", "input").flatMap((element) => {
      const alternative = element.attribute("alt")?.trim();
      if (alternative === undefined || (!FILE.test(alternative) && !ANY.test(alternative))) return [];
      return [{ element, message: `the alternative text "${alternative}" does not say what the picture says` }];
    }),
};
