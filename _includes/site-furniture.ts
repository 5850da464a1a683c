/** What every page of the site shares: plain values, made once. Addresses are written out, base path included. */
export interface SiteFurniture {
  /** The section's name, in the header and after each page's own title. */
  name: string;
  /** One line beneath the name: whose section it was, and when. */
  strapline: string;
  /** The home page's address: `/`, or `/reform/` beneath a path. */
  home: string;
  /** The site's one stylesheet: `/assets/site-0f3a9c1b.css`. */
  stylesheet: string;
  navigation: readonly SiteLink[];
  /** Said at the top of every page. */
  notice: { tag: string; text: string; link: SiteLink };
  footer: { links: readonly SiteLink[]; lines: readonly string[] };
  /** Feeds of the whole site, offered by every page. */
  feeds: readonly Alternate[];
}

export interface SiteLink {
  text: string;
  href: string;
}

/** Another form of the page or the site: a feed. */
export interface Alternate {
  /** `application/atom+xml`, `application/feed+json`. */
  type: string;
  title: string;
  href: string;
}
