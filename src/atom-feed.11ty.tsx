/** The announcements as Atom (RFC 4287), whose titles and summaries are HTML here. */
import type { Edition } from "./edition.ts";
import { announcementFeed, escapeHtml } from "./feed.ts";
import { page } from "./page.ts";

export default page<Edition>({
  kind: "feed",
  lists: true,
  each: (edition) => [edition],
  address: () => "/feed.xml",
  draw: (edition) => announcementFeed(edition, escapeHtml).atom1(),
});
