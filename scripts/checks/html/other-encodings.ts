/** Pages that name another encoding than UTF-8 in `http-equiv`; of `charset` html-validate says so. */
import type { HtmlRule } from "./rule.ts";

export const otherEncodings: HtmlRule = {
  id: "other-encodings",
  wcag: [],
  severity: "error",
  why: "Where it is believed, letters beyond plain English turn into other signs.",
  mend: 'Save the page as UTF-8 and write `<meta charset="utf-8">`.',
  elements: "meta",
  bad: [
    '<!DOCTYPE html>\n<html lang="en-GB"><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>A page</title></head><body></body></html>',
  ],
  good: [
    '<!DOCTYPE html>\n<html lang="en-GB"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>A page</title></head><body></body></html>',
  ],
  judge: (element) => {
    if (element.getAttributeValue("http-equiv")?.toLowerCase() !== "content-type") return [];
    const [, named] = /charset\s*=\s*["']?([^\s;"']*)/i.exec(element.getAttributeValue("content") ?? "") ?? [];
    return named === undefined || named.toLowerCase() === "utf-8"
      ? []
      : [
          {
            message: `the page says that it is written in "${named}", and pages must be in UTF-8`,
            attribute: "content",
          },
        ];
  },
};
