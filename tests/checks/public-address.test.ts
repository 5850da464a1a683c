/** Where a site is public that has no receipt, and what that changes in what is said of it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkSite } from "../../scripts/checks/index.ts";
import { openSite } from "../../scripts/checks/site.ts";
import { siteFolder } from "./browser/site-folder.ts";

function page(head = "", body = ""): string {
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>A page</title>${head}</head><body><h1>A page</h1>${body}</body></html>\n`;
}

function sitemap(...entries: string[]): string {
  const lines = entries.map((entry) => `<url><loc>${entry}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join("\n")}\n</urlset>\n`;
}

const canonical = (href: string): string => `<link rel="canonical" href="${href}">`;

const cases: { name: string; files: Record<string, string>; origin: string | undefined; base: string }[] = [
  {
    name: "nothing says so",
    files: { "index.html": page() },
    origin: undefined,
    base: "/",
  },
  {
    name: "the home page's canonical address",
    files: { "index.html": page(canonical("https://example.org/")) },
    origin: "https://example.org",
    base: "/",
  },
  {
    name: "the home page's canonical address, below a path and with the file's name",
    files: { "index.html": page(canonical("https://example.org/reform/index.html")) },
    origin: "https://example.org",
    base: "/reform/",
  },
  {
    name: "a canonical address that is relative says nothing",
    files: { "index.html": page(canonical("/")) },
    origin: undefined,
    base: "/",
  },
  {
    name: "the site map",
    files: {
      "index.html": page(),
      "a/index.html": page(),
      "sitemap.xml": sitemap("https://example.org/a/", "https://example.org/"),
    },
    origin: "https://example.org",
    base: "/",
  },
  {
    name: "the site map, below a path, with entries that lead to nothing and to another site",
    files: {
      "index.html": page(),
      "a/b/index.html": page(),
      "c d.html": page(),
      "sitemap.xml": sitemap(
        "https://example.org/docs/a/b/",
        "https://example.org/docs/c%20d.html",
        "https://example.org/docs/gone/",
        "https://example.net/",
      ),
    },
    origin: "https://example.org",
    base: "/docs/",
  },
  {
    name: "a site map of site maps",
    files: {
      "index.html": page(),
      "sitemap-0.xml": sitemap("https://example.org/"),
      "sitemap.xml": "<sitemapindex><sitemap><loc>https://example.org/sitemap-0.xml</loc></sitemap></sitemapindex>",
    },
    origin: "https://example.org",
    base: "/",
  },
  {
    name: "a site map none of whose entries leads to a file",
    files: { "index.html": page(), "sitemap.xml": sitemap("https://example.org/gone.html", "https://[::1/") },
    origin: undefined,
    base: "/",
  },
  {
    name: "the home page's word before the site map's",
    files: { "index.html": page(canonical("https://example.org/")), "sitemap.xml": sitemap("https://example.net/") },
    origin: "https://example.org",
    base: "/",
  },
];

void describe("the public address of a site without a receipt", () => {
  for (const { name, files, origin, base } of cases)
    it(name, async (test) => {
      const site = await openSite(await siteFolder(test, files));
      assert.deepEqual({ origin: site.origin, base: site.base }, { origin, base });
    });

  it("a site map's own pages are pages of the site, and whole addresses into the site are followed", async (test) => {
    const folder = await siteFolder(test, {
      "index.html": page("", '<p><a href="https://example.org/a/">A</a> <a href="https://example.org/b/">B</a></p>'),
      "a/index.html": page(),
      "sitemap.xml": sitemap("https://example.org/", "https://example.org/a/", "https://example.net/"),
    });
    const { findings } = await checkSite(folder, { only: ["broken-links", "sitemap-gaps"], memory: false });
    assert.deepEqual(
      findings.map(({ page: at, rule, message }) => `${at} ${rule}: ${message}`),
      [
        "/ missing-file: leads to `https://example.org/b/`, and the site has no such file",
        "/sitemap.xml foreign-sitemap-entry: lists `https://example.net/`, which is not of this site",
      ],
    );
  });
});
