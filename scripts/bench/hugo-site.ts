/**
 * The same announcements as a Hugo site, with templates that do what ours do: a page for each with its head, notice,
 * breadcrumbs, facts and neighbours; lists of 20; a list a year; feed and sitemap. What our compile is timed against.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { announcements } from "./records.ts";

const CONFIG = `baseURL = "https://public-service-reform.example/"
title = "Public Service Reform"
languageCode = "en-GB"
paginate = 20
disableKinds = []
[taxonomies]
year = "years"
[markup.goldmark.renderer]
unsafe = false
`;

const BASE = `<!DOCTYPE html>
<html lang="en-GB" class="govuk-template"><head><meta charset="utf-8"><title>{{ .Title }} – {{ .Site.Title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/assets/site.css">
<meta name="description" content="{{ with .Params.summary }}{{ . }}{{ else }}{{ .Summary | plainify | truncate 160 }}{{ end }}">
<meta name="color-scheme" content="light dark"><link rel="canonical" href="{{ .Permalink }}">
<link rel="alternate" type="application/rss+xml" title="Announcements" href="/index.xml">
<meta property="og:site_name" content="{{ .Site.Title }}"><meta property="og:title" content="{{ .Title }}"><meta property="og:url" content="{{ .Permalink }}">
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "Article" "headline" .Title "url" .Permalink "inLanguage" "en-GB" | jsonify | safeJS }}</script>
</head><body class="govuk-template__body"><a href="#main-content" class="govuk-skip-link">Skip to main content</a>
<header class="app-header"><div class="govuk-width-container"><p><a href="/">{{ .Site.Title }}</a></p>
<nav aria-label="Section"><ul>{{ range .Site.Params.menu }}<li><a href="{{ .href }}">{{ .title }}</a></li>{{ end }}</ul></nav></div></header>
<aside aria-label="About this site"><p>This is an independent reconstruction of a historical page. It is not a government website. <a href="/about/">How it was made</a></p></aside>
<div class="govuk-width-container"><nav class="govuk-breadcrumbs" aria-label="Breadcrumb"><ol>{{ range .Ancestors.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol></nav>
<main class="govuk-main-wrapper" id="main-content">{{ block "main" . }}{{ end }}</main></div>
<footer class="app-footer"><p>This is an independent reconstruction of a historical page. It is not a government website.</p></footer></body></html>
`;

const SINGLE = `{{ define "main" }}<div class="app-columns"><div class="app-column"><p class="app-heading__caption">{{ .Params.type_of }}</p>
<h1>{{ .Title }}</h1><p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time></p>
<div class="app-prose">{{ .Content }}</div>
<nav class="govuk-pagination" aria-label="Earlier and later announcements">{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">Earlier: {{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">Later: {{ .Title }}</a>{{ end }}</nav></div>
<div class="app-aside"><h2>Facts</h2><dl><div><dt>Date</dt><dd>{{ .Date.Format "2 January 2006" }}</dd></div>{{ with .Params.speaker }}<div><dt>Speaker</dt><dd>{{ . }}</dd></div>{{ end }}{{ with .Params.publisher }}<div><dt>Publisher</dt><dd>{{ . }}</dd></div>{{ end }}</dl></div></div>{{ end }}
`;

const LIST = `{{ define "main" }}<h1>{{ .Title }}</h1><ul class="app-list">{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
<p>{{ .Summary | plainify | truncate 200 }}</p><p>{{ .Params.type_of }} <time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time></p></li>{{ end }}</ul>
{{ template "_internal/pagination.html" . }}{{ end }}
`;

/** Writes the Hugo site into a folder: `hugo --source FOLDER` builds it. */
export async function writeHugoSite(folder: string, count: number): Promise<void> {
  const layouts = join(folder, "layouts", "_default");
  const content = join(folder, "content", "announcements");
  await mkdir(layouts, { recursive: true });
  await mkdir(content, { recursive: true });
  await writeFile(join(folder, "config.toml"), CONFIG);
  await writeFile(join(layouts, "baseof.html"), BASE);
  await writeFile(join(layouts, "single.html"), SINGLE);
  await writeFile(join(layouts, "list.html"), LIST);
  await writeFile(join(content, "_index.md"), `---\ntitle: Announcements\n---\n`);
  for (const { day, slug, title, kind, paragraphs, speaker, publisher, linksTo } of announcements(count)) {
    const facts = [
      ...(speaker === undefined ? [] : [`speaker: ${speaker}`]),
      ...(publisher === undefined ? [] : [`publisher: ${publisher}`]),
    ];
    const link =
      linksTo === undefined ? "" : ` It follows [an earlier announcement]({{< ref "/announcements/${linksTo}" >}}).`;
    const front = [`title: "${title}"`, `type_of: ${kind}`, `date: ${day}`, `years: ["${day.slice(0, 4)}"]`, ...facts];
    await writeFile(
      join(content, `${slug}.md`),
      `---\n${front.join("\n")}\n---\n\n${paragraphs.join("\n\n")}${link}\n`,
    );
  }
}
