/** What one page says of itself: title, description, top heading, language. */
import type { PageReading } from "./page-reading.ts";
import type { PageSurvey } from "./page-survey.ts";

const check = "unclear-pages";

/** Titles that say nothing of a page: any page's, what an editor's tool writes before the author does, a file's name (F25). */
const empty =
  /^(?:home|homepage|home page|untitled(?: document| page)?(?: ?\d+)?|no title|(?:page |your )?title(?: here)?|page|document|index|new page(?: ?\d+)?|test|welcome|(?:enter|insert) (?:the |your |a )?title\b.*|[\w-]+\.(?:html?|php|aspx?|docx?|pdf))$/i;

/** Judges one page by itself; what is unique among pages is judged in `unclear-pages.ts`. */
export function judgeHead(survey: PageSurvey, reading: PageReading): void {
  const [title, secondTitle] = survey.titles;
  if (!title)
    reading.find(
      check,
      "missing-title",
      "error",
      survey.html,
      "has no `<title>`: tabs, bookmarks and search results have no name for it",
    );
  else if (title.value === "")
    reading.find(
      check,
      "empty-title",
      "error",
      title.offset,
      "its `<title>` is empty: tabs, bookmarks and search results have no name for it",
    );
  else if (empty.test(title.value))
    reading.find(
      check,
      "empty-words-title",
      "warning",
      title.offset,
      `its title, \`${title.value}\`, says nothing of what is on this page`,
      [title.value],
    );
  if (secondTitle)
    reading.find(
      check,
      "second-title",
      "error",
      secondTitle.offset,
      "has a second `<title>`, which browsers leave out",
    );
  judgeLanguage(survey, reading);
  if (survey.leadsOn) return;

  const tops = survey.headings.filter(({ level }) => level === 1);
  if (tops.length === 0)
    reading.find(
      check,
      "missing-heading",
      "error",
      survey.html,
      "has no `<h1>`: a reader who moves by headings has no place to start",
    );
  for (const heading of tops.slice(1)) {
    reading.find(
      check,
      "second-heading",
      "error",
      heading.offset,
      `has a further \`<h1>\`, \`${heading.text}\`: one names the page, and the others are its parts`,
      [heading.text],
    );
  }
  judgeOutline(survey, reading);
  const [description, second] = survey.descriptions;
  if (second)
    reading.find(
      check,
      "second-description",
      "error",
      second.offset,
      "has a second description, which search engines leave out",
    );
  if (survey.noindex) return;
  if (!description)
    reading.find(
      check,
      "missing-description",
      "error",
      survey.html,
      'has no `<meta name="description">`: search results have nothing to say of it',
    );
  else if (description.value === "")
    reading.find(
      check,
      "empty-description",
      "error",
      description.offset,
      "its description is empty: search results have nothing to say of it",
    );
}

/** HTML standard, "Headings and outlines": a heading's level is at most one more than that of the heading before it. */
function judgeOutline({ headings }: PageSurvey, reading: PageReading): void {
  for (const [index, { level, text, offset }] of headings.entries()) {
    const before = headings[index - 1];
    if (!before || level <= before.level + 1) continue;
    // An offset changes levels, and what a template holds is not in the page.
    if (/<template|headingoffset/i.test(reading.text)) return;
    reading.find(
      check,
      "skipped-heading",
      "error",
      offset,
      `\`${text}\` is an \`<h${level}>\` and follows an \`<h${before.level}>\`, \`${before.text}\`: the level between is left out`,
      [text],
    );
  }
}

function judgeLanguage({ language, html }: PageSurvey, reading: PageReading): void {
  if (language === undefined || language.value.trim() === "") {
    reading.find(
      check,
      "missing-language",
      "error",
      language?.offset ?? html,
      "declares no language: give `<html>` a `lang`, so that it is read aloud in the right one",
    );
  } else if (!knownLanguage(language.value)) {
    reading.find(
      check,
      "unknown-language",
      "error",
      language.offset,
      `\`lang="${language.value}"\` is no language tag (BCP 47): write \`en-GB\` or its like`,
    );
  }
}

const languages = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/** Whether a tag is well formed, and its language one that is known where nearly all are: those of two letters, and no words. */
function isLanguage(tag: string): boolean {
  try {
    if (Intl.getCanonicalLocales(tag).length !== 1) return false;
    const [language] = tag.split("-") as [string];
    return language.length === 3 || languages.of(language) !== undefined;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const judged = new Map<string, boolean>();

function knownLanguage(tag: string): boolean {
  let known = judged.get(tag);
  if (known === undefined) {
    known = isLanguage(tag);
    if (judged.size < 1000) judged.set(tag, known);
  }
  return known;
}
