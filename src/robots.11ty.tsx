/** robots.txt (RFC 9309): everything may be read, and the sitemap is there. */
import { type Edition, publicAddress } from "./edition.ts";
import { page } from "./page.ts";

export default page<Edition>({
  kind: "robots",
  each: (edition) => [edition],
  address: () => "/robots.txt",
  draw: (edition) => `User-agent: *\nAllow: /\n\nSitemap: ${publicAddress(edition, "/sitemap.xml")}\n`,
});
