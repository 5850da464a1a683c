/** The rules of `sitemap-gaps`. */
import type { Rule, SmallSite } from "./rule.ts";

const error = { wcag: [], severity: "error" } as const;

/** A home page, a page about it, and a site map of the paths. */
function listed(...paths: string[]): SmallSite {
  const entries = paths.map(
    (path) => `<url><loc>${path.startsWith("/") ? `https://example.org${path}` : path}</loc></url>`,
  );
  return {
    files: {
      "index.html": '<a href="/about/">About</a>',
      "about/index.html": "",
      "notes.txt": "Words",
      "404.html": "",
      "sitemap.xml": `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join("")}</urlset>`,
    },
    receipt: {},
  };
}
const whole = listed("/", "/about/");

export const sitemapGaps: readonly Rule[] = [
  {
    ...error,
    id: "missing-from-sitemap",
    why: "Search engines learn of the page late or never.",
    mend: "List it, or say `noindex` in it if nobody should find it.",
    bad: [listed("/")],
    good: [whole, listed("/", "\n<![CDATA[https://example.org/about/]]>\n")],
  },
  {
    ...error,
    id: "sitemap-entry-not-for-search",
    why: "Search engines send people to a page that is not for them.",
    mend: "Take the entry out of the site map.",
    bad: [listed("/", "/about/", "/404.html")],
    good: [whole],
  },
  {
    ...error,
    id: "sitemap-entry-not-a-page",
    why: "A site map is for pages: search engines leave the entry out or show a bare file.",
    mend: "List the page that leads to the file.",
    bad: [listed("/", "/about/", "/notes.txt")],
    good: [whole],
  },
  {
    ...error,
    id: "foreign-sitemap-entry",
    why: "Search engines distrust a site map that speaks for another site.",
    mend: "List pages of this site alone.",
    bad: [listed("/", "/about/", "https://example.net/")],
    good: [whole],
  },
  {
    ...error,
    id: "relative-sitemap-entry",
    why: "The format wants whole addresses: search engines leave this one out.",
    mend: "Write the address from `https://` on.",
    bad: [listed("/", "about/")],
    good: [whole],
  },
  {
    ...error,
    id: "repeated-sitemap-entry",
    why: "Which of the two dates is meant, nobody can tell.",
    mend: "Take one of them out.",
    bad: [listed("/", "/about/", "/about/")],
    good: [whole],
  },
  {
    ...error,
    id: "not-a-sitemap",
    why: "Search engines cannot read it, and find only what they happen upon.",
    mend: "Let it be a `<urlset>` or a `<sitemapindex>`.",
    bad: [
      { files: { "404.html": "", "sitemap.xml": "<pages></pages>" } },
      { files: { "404.html": "", "sitemap.xml": "<!-- <urlset> --><pages></pages>" } },
    ],
    good: [whole],
  },
  {
    ...error,
    severity: "warning",
    id: "no-sitemap",
    why: "Search engines find only what they happen upon.",
    mend: "Write a `sitemap.xml` with every page.",
    bad: [{ files: { "index.html": "" } }],
    good: [whole],
  },
];
