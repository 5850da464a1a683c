/** What stands around every page's words: the layout, with all that the edition already knows filled in. */
import type { ComponentChildren } from "preact";
import type { Breadcrumb } from "../_includes/breadcrumbs.tsx";
import { renderDocument } from "../_includes/document.ts";
import { Layout } from "../_includes/layout.tsx";
import type { MetadataProps } from "../_includes/metadata.tsx";
import { type Edition, publicAddress } from "./edition.ts";

export interface FrameProps {
  /** The page's address below the root. */
  address: string;
  title: string;
  description: string;
  /** The pages above this one, home left out: it is always first. */
  above?: readonly { text: string; address: string }[];
  /** `article` for a record with a day. */
  article?: { published?: string | undefined; modified?: string | undefined };
  /** JSON-LD of what the page is about; its address and language are added. */
  about?: object;
  aside?: ComponentChildren;
  /** `noindex` for a page that no search engine should show; it has no canonical address then, unless one is given. */
  robots?: string;
  canonical?: string;
  /** Where a page that has moved leads. */
  refresh?: string;
  children: ComponentChildren;
}

/** A whole HTML file. */
export function frame(edition: Edition, props: FrameProps): string {
  const { section, furniture } = edition;
  const { address, title, description, above = [], article, about, aside, robots, refresh, children } = props;
  const own = publicAddress(edition, address);
  const breadcrumbs = address === "/" ? undefined : [{ text: furniture.name, address: "/" }, ...above];
  return renderDocument(
    <Layout
      site={furniture}
      path={section.link(address)}
      title={title}
      description={shortened(description)}
      canonical={props.canonical ?? (robots === undefined ? own : undefined)}
      robots={robots}
      refresh={refresh}
      openGraph={article && openGraph(article)}
      structuredData={about && structuredData(edition, own, about, breadcrumbs)}
      breadcrumbs={breadcrumbs?.map((crumb): Breadcrumb => ({ text: crumb.text, href: section.link(crumb.address) }))}
      aside={aside}
    >
      {children}
    </Layout>,
  );
}

function openGraph(article: NonNullable<FrameProps["article"]>): NonNullable<MetadataProps["openGraph"]> {
  return { type: "article", published: article.published, modified: article.modified };
}

/** Schema.org: the thing the page is about, and where the page stands. */
function structuredData(
  edition: Edition,
  url: string,
  about: object,
  crumbs: readonly { text: string; address: string }[] = [],
): object {
  const list = {
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map((crumb, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: crumb.text,
      item: publicAddress(edition, crumb.address),
    })),
  };
  const thing = { ...about, url, inLanguage: edition.section.site.language };
  return { "@context": "https://schema.org", "@graph": crumbs.length === 0 ? [thing] : [thing, list] };
}

/** A description fit for a list of search results: whole words, at most 160 characters. */
function shortened(text: string): string {
  if (text.length <= 160) return text;
  const cut = text.slice(0, 159);
  return `${cut.slice(0, cut.lastIndexOf(" ")).replace(/[\s,;:–-]+$/, "")}…`;
}
