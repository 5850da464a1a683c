/** The announcements as JSON Feed 1, whose titles and summaries are plain words. */
import type { Edition } from "./edition.ts";
import { announcementFeed } from "./feed.ts";
import { page } from "./page.ts";

export default page<Edition>({
  kind: "feed",
  lists: true,
  each: (edition) => [edition],
  address: () => "/feed.json",
  draw: (edition) => `${announcementFeed(edition, (words) => words).json1()}\n`,
});
