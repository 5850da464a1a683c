/** The feed of announcements, newest first, as Atom and as JSON Feed give it. */
import { Feed } from "feed";
import { publicAddress, type Edition } from "./edition.ts";
import { isoDay } from "./span.ts";

/** Readers ask again long before more than this many are new. */
const NEWEST = 30;

/** Makes the feed of an edition. The same edition gives the same feed: its dates are those of its records. */
export function announcementFeed(edition: Edition): Feed {
  const { section } = edition;
  const items = section.announcements.slice(0, NEWEST);
  const changed = items.map((item) => item.changed ?? item.date.value.last).sort();
  const feed = new Feed({
    id: publicAddress(edition, "/"),
    title: `${section.site.title}: announcements`,
    description: section.site.summary ?? section.site.notice.text,
    link: publicAddress(edition, "/announcements/"),
    language: section.site.language,
    copyright: section.site.rights ?? section.site.notice.text,
    updated: midnight(changed.at(-1) ?? section.site.copies.at(-1)?.day ?? "1970-01-01"),
    feedLinks: { atom: publicAddress(edition, "/feed.xml"), json: publicAddress(edition, "/feed.json") },
    author: { name: section.site.organisation },
  });
  for (const item of items) {
    const published = isoDay(item.date.value);
    feed.addItem({
      id: publicAddress(edition, item.address),
      title: item.title,
      link: publicAddress(edition, item.address),
      description: item.summary,
      content: item.html,
      date: midnight(item.changed ?? item.date.value.last),
      ...(published === undefined ? {} : { published: midnight(published) }),
    });
  }
  return feed;
}

/** A day's first instant, as feeds want a moment. */
function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
