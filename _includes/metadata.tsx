import { ICON } from "./icon.ts";
import type { Alternate, SiteFurniture } from "./site-furniture.ts";

export interface MetadataProps {
  site: SiteFurniture;
  /** The page's own title; the site's name is added where it is another. */
  title: string;
  description: string;
  /** The page's public address, whole: `https://example.org/reform/teams/`. */
  canonical?: string | undefined;
  /** Feeds beside the site's own. */
  alternates?: readonly Alternate[] | undefined;
  openGraph?: OpenGraph | undefined;
  /** JSON-LD, as a value. */
  structuredData?: object | undefined;
  /** `noindex`, for one. */
  robots?: string | undefined;
  /** The address that a page which has moved leads to, at once. */
  refresh?: string | undefined;
}

export interface OpenGraph {
  /** Left out, it is `website`. */
  type?: "website" | "article";
  /** `2009-12-15`; for an article. */
  published?: string | undefined;
  modified?: string | undefined;
  /** An image's whole address, and its words. */
  image?: { href: string; alt: string } | undefined;
}

const UNSAFE: Record<string, string> = { "<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029" };

/** JSON that can stand in a `script` element: no `<` can open or close anything in it. */
export function scriptJson(value: object): string {
  return JSON.stringify(value).replace(/[<\u2028\u2029]/g, (character) => UNSAFE[character]!);
}

/** The page's title as a browser's tab and a search engine show it. */
export function documentTitle(title: string, site: SiteFurniture): string {
  return title === site.name ? title : `${title} – ${site.name}`;
}

/** Everything in a page's `head`. */
export function Metadata(props: MetadataProps) {
  const { site, title, description, canonical, openGraph = {}, structuredData, robots } = props;
  return (
    <head>
      <meta charset="utf-8" />
      <title>{documentTitle(title, site)}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <link rel="stylesheet" href={site.stylesheet} />
      <meta name="description" content={description} />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#fbf9f4" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#191816" media="(prefers-color-scheme: dark)" />
      <link rel="icon" href={ICON} />
      {props.refresh !== undefined && <meta http-equiv="refresh" content={`0; url=${props.refresh}`} />}
      {robots !== undefined && <meta name="robots" content={robots} />}
      {canonical !== undefined && <link rel="canonical" href={canonical} />}
      {[...site.feeds, ...(props.alternates ?? [])].map((feed) => (
        <link rel="alternate" type={feed.type} title={feed.title} href={feed.href} />
      ))}
      <meta property="og:site_name" content={site.name} />
      <meta property="og:type" content={openGraph.type ?? "website"} />
      <meta property="og:locale" content="en_GB" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      {canonical !== undefined && <meta property="og:url" content={canonical} />}
      {openGraph.image && <meta property="og:image" content={openGraph.image.href} />}
      {openGraph.image && <meta property="og:image:alt" content={openGraph.image.alt} />}
      {openGraph.published !== undefined && <meta property="article:published_time" content={openGraph.published} />}
      {openGraph.modified !== undefined && <meta property="article:modified_time" content={openGraph.modified} />}
      {structuredData && (
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(structuredData) }} />
      )}
    </head>
  );
}
