/** sitemap.xml (sitemaps.org, protocol 0.9): every page that is to be found, with the day of its last change. */
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { type Edition, publicAddress } from "./edition.ts";
import { listedPages } from "./listed-pages.ts";
import { page } from "./page.ts";

export default page<Edition>({
  kind: "sitemap",
  lists: true,
  each: (edition) => [edition],
  address: () => "/sitemap.xml",
  draw(edition) {
    const entries = listedPages.flatMap((kind) =>
      kind.each(edition).map((item) => {
        const changed = kind.changed?.(item);
        const place = h("loc", null, publicAddress(edition, kind.address(item)));
        return h("url", null, place, changed ? h("lastmod", null, changed) : null);
      }),
    );
    const set = h("urlset", { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" }, entries);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToString(set)}\n`;
  },
});
