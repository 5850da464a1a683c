/** Alternative texts that first say what every screen reader says: that this is a picture. */
import type { WordRule } from "./rule.ts";

export const announcedPictures: WordRule = {
  id: "announced-pictures",
  wcag: [],
  source: "GOV.UK: images, alternative text",
  severity: "warning",
  why: "A screen reader already says that it is a picture, so the reader hears it twice.",
  mend: "Begin with what the picture shows.",
  bad: ['<img src="a.jpg" alt="Image of a hospital">', '<img src="a.jpg" alt="photo of the minister">'],
  good: ['<img src="a.jpg" alt="A hospital">', '<img src="a.jpg" alt="Images of mankind: the exhibition\'s poster">'],
  judge: (page) =>
    page
      .all("img")
      .filter((element) =>
        /^(?:an? )?(?:image|picture|photo|photograph|graphic) of\b/i.test(element.attribute("alt")?.trim() ?? ""),
      )
      .map((element) => ({
        element,
        message: `the alternative text "${element.attribute("alt")!}" begins by saying that it is a picture`,
      })),
};
