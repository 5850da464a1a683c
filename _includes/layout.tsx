import type { ComponentChildren } from "preact";
import { Breadcrumbs, type Breadcrumb } from "./breadcrumbs.tsx";
import type { Example } from "./example.ts";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { Metadata, type MetadataProps } from "./metadata.tsx";
import { SkipLink } from "./skip-link.tsx";
import type { SiteFurniture } from "./site-furniture.ts";

export interface LayoutProps extends MetadataProps {
  /** The page's own address, base path included: `/teams/`. */
  path: string;
  /** The address of the navigation's entry under which the page stands, where `path` does not say it. */
  section?: string | undefined;
  breadcrumbs?: readonly Breadcrumb[] | undefined;
  /** Stands beside the words on a wide screen, after them on a narrow one: facts, related records. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

/** A whole page, from `html` down. Give it to `renderDocument`. */
export function Layout({ path, section, breadcrumbs, aside, children, ...metadata }: LayoutProps) {
  const { site } = metadata;
  return (
    <html lang="en-GB" class="govuk-template">
      <Metadata {...metadata} />
      <body class="govuk-template__body">
        <SkipLink href="#main-content" />
        <Header site={site} path={path} section={section} />
        <div class="govuk-width-container">
          {breadcrumbs && <Breadcrumbs items={breadcrumbs} />}
          <main class="govuk-main-wrapper" id="main-content">
            {aside === undefined ? (
              <div class="app-column">{children}</div>
            ) : (
              <div class="app-columns">
                <div class="app-column">{children}</div>
                <div class="app-aside">{aside}</div>
              </div>
            )}
          </main>
        </div>
        <Footer site={site} />
      </body>
    </html>
  );
}

const site: SiteFurniture = {
  name: "Public Service Reform",
  strapline: "A section of the Cabinet Office, as archived on 4 March 2010",
  home: "/",
  stylesheet: "/assets/site-00000000.css",
  navigation: [
    { text: "Announcements", href: "/announcements/" },
    { text: "Strategy documents", href: "/strategy-documents/" },
    { text: "Teams", href: "/teams/" },
  ],
  notice: {
    tag: "Reconstruction",
    text: "This is an independent reconstruction of a historical page. It is not a government website.",
    link: { text: "How it was made", href: "/about/" },
  },
  footer: {
    links: [
      { text: "About this record", href: "/about/" },
      { text: "Accessibility", href: "/accessibility-statement/" },
      { text: "Site map", href: "/site-map/" },
    ],
    lines: ["The record was published by the Cabinet Office in 2009 and 2010."],
  },
  feeds: [{ type: "application/atom+xml", title: "Announcements", href: "/feed.xml" }],
};

export const examples: Example<LayoutProps>[] = [
  {
    name: "a page with breadcrumbs and facts beside it",
    props: {
      site,
      path: "/announcements/pre-budget-report/",
      title: "Pre-Budget Report",
      description: "The Pre-Budget Report of 9 December 2009.",
      canonical: "https://example.org/announcements/pre-budget-report/",
      openGraph: { type: "article", published: "2009-12-09" },
      structuredData: { "@context": "https://schema.org", "@type": "NewsArticle", headline: "</script><b>R&D</b>" },
      breadcrumbs: [
        { text: "Public Service Reform", href: "/" },
        { text: "Announcements", href: "/announcements/" },
      ],
      aside: <p>Beside</p>,
      children: <h1>Pre-Budget Report</h1>,
    },
  },
  {
    name: "the least a page can have",
    props: {
      site,
      path: "/404.html",
      title: "Page not found",
      description: "No such page.",
      children: <h1>Not found</h1>,
    },
  },
];
