/** The rules of `unclear-pages`. */
import { soundPage, type Rule, type SmallSite } from "./rule.ts";

const error = { wcag: [], severity: "error" } as const;

/** A page without fault, one part of it written otherwise. */
const sound = soundPage("<p>Words</p>");
const title = "<title>About page</title>";
const description = '<meta name="description" content="What page says.">';
const without = (part: string, instead = ""): string => sound.replace(part, instead);
const beside = (other: string): SmallSite => ({ files: { "index.html": sound, "other.html": other } });
const other = soundPage("<p>Words</p>", "another page");

export const unclearPages: readonly Rule[] = [
  {
    ...error,
    wcag: ["2.4.2"],
    id: "missing-title",
    why: "Tabs, bookmarks and search results have no name for the page, and a screen reader says its address.",
    mend: "Give the page a `<title>` that says what is on it.",
    bad: [without(title)],
    good: [sound],
  },
  {
    ...error,
    wcag: ["2.4.2"],
    id: "empty-title",
    why: "Tabs, bookmarks and search results have no name for the page, and a screen reader says its address.",
    mend: "Write into `<title>` what is on the page.",
    bad: [without(title, "<title> </title>")],
    good: [sound],
  },
  {
    ...error,
    id: "second-title",
    why: "Browsers leave the second out: whoever wrote it believes that readers see it.",
    mend: "Keep one `<title>`.",
    bad: [without(title, `${title}<title>More</title>`)],
    good: [sound],
  },
  {
    ...error,
    id: "repeated-title",
    why: "Among tabs, bookmarks and search results nobody can tell the two pages apart.",
    mend: "Say in each title what only this page has.",
    bad: [beside(other.replace("About another page", "About page"))],
    good: [beside(other)],
  },
  {
    ...error,
    severity: "warning",
    wcag: ["2.4.2"],
    id: "empty-words-title",
    why: "The title could be any page's: it says nothing of what is on this one.",
    mend: "Write what is on the page, and whose it is.",
    bad: [
      without(title, "<title>Home</title>"),
      without(title, "<title>Untitled document</title>"),
      without(title, "<title>New Page 1</title>"),
      without(title, "<title>report-2.html</title>"),
    ],
    good: [without(title, "<title>Public Service Reform</title>")],
  },
  {
    ...error,
    id: "missing-description",
    why: "Search results say of the page whatever they happen upon.",
    mend: 'Give it a `<meta name="description">` of a sentence or two.',
    bad: [without(description)],
    good: [sound, without(description, '<meta name="robots" content="noindex">')],
  },
  {
    ...error,
    id: "empty-description",
    why: "Search results say of the page whatever they happen upon.",
    mend: "Write a sentence or two that say what is on the page.",
    bad: [without("What page says.")],
    good: [sound],
  },
  {
    ...error,
    id: "second-description",
    why: "Search engines take one of the two, and nobody knows which.",
    mend: "Keep one description.",
    bad: [without(description, description + description)],
    good: [sound],
  },
  {
    ...error,
    severity: "warning",
    id: "repeated-description",
    why: "In search results the two pages say the same of themselves.",
    mend: "Say in each description what only this page has.",
    bad: [beside(other.replace("What another page says.", "What page says."))],
    good: [beside(other)],
  },
  {
    ...error,
    id: "missing-heading",
    why: "Who moves by headings has no place to start, and nothing in the page says what it is.",
    mend: "Name the page in one `<h1>`.",
    bad: [without("<h1>The heading of page</h1>")],
    good: [sound],
  },
  {
    ...error,
    id: "second-heading",
    why: "Who moves by headings takes each for another page.",
    mend: "Let one `<h1>` name the page, and its parts be `<h2>`.",
    bad: ["<h1>More</h1>"],
    good: ["<h2>More</h2>"],
  },
  {
    ...error,
    id: "skipped-heading",
    why: "The HTML standard forbids it: a reader who moves by headings looks for the part that is missing.",
    mend: "Write the heading one level below the one before it, and let a style say how large it is.",
    bad: ["<h3>A part</h3><p>Words</p>", "<h2>A part</h2><p>Words</p><h4>A part of it</h4><p>Words</p>"],
    good: ["<h2>A part</h2><p>Words</p><h3>A part of it</h3><p>Words</p><h2>Another</h2><p>Words</p>"],
  },
  {
    ...error,
    wcag: ["3.1.1"],
    id: "missing-language",
    why: "A screen reader reads it aloud in whatever language its owner has set.",
    mend: "Give `<html>` a `lang`: `en-GB`, or `cy` for Welsh.",
    bad: [without(' lang="en-GB"'), without("en-GB")],
    good: [sound],
  },
  {
    ...error,
    wcag: ["3.1.1"],
    id: "unknown-language",
    why: "A screen reader does not know it, and reads in whatever language its owner has set.",
    mend: "Write a language tag (BCP 47): `en-GB`, `cy`.",
    bad: [without("en-GB", "english"), without("en-GB", "en_GB")],
    good: [without("en-GB", "cy")],
  },
];
