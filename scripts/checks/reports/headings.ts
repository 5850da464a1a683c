/** What each check looks at, in words for people who know none by its name: the headings of the HTML report. */
export const headings: Readonly<Record<string, string>> = {
  site: "The site as a whole",
  "embargo-leaks": "What is not public yet",
  "broken-links": "Links and files",
  "duplicate-ids": "Names of places in a page (ids)",
  "orphan-pages": "Pages that nothing leads to",
  "sitemap-gaps": "The site map",
  "invalid-html": "HTML",
  "unclear-pages": "Titles, descriptions, headings and languages",
  "heavy-pages": "Weight, script and requests to other sites",
  "unreadable-pdfs": "PDFs",
  "unclear-words": "What the words say",
  accessibility: "Screen readers, names, contrast and structure",
  "layout-faults": "Narrow windows and wider spacing",
  "mode-faults": "Dark mode, print, large text and motion",
  "style-faults": "Type and lines",
  "keyboard-faults": "The keyboard",
  "script-dependence": "Without script",
  "external-links": "Links to other sites",
};

/** A rule's name within its check as words: `missing-file` is “Missing file”; a code of HTML_CodeSniffer's begins with its criterion. */
export function inWords(rule: string): string {
  const code = /^htmlcs\.(\d_\d_\d+)[._](.*)$/.exec(rule);
  if (code) return `WCAG ${code[1]!.replaceAll("_", ".")}, ${code[2]!}`;
  const words = rule.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
