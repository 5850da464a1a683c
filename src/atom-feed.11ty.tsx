/** The announcements as Atom (RFC 4287). */
import type { Edition } from "./edition.ts";
import { announcementFeed } from "./feed.ts";
import { page } from "./page.ts";

export default page<Edition>({
  kind: "feed",
  lists: true,
  each: (edition) => [edition],
  address: () => "/feed.xml",
  draw: (edition) => announcementFeed(edition).atom1(),
});
