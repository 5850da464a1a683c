/** The feed of announcements, as Atom and as JSON Feed give it: the latest that are new, changed or withdrawn. */
import { Feed } from "feed";
import { publicAddress, type Edition } from "./edition.ts";
import type { Announcement } from "./section.ts";
import { isoDay } from "./span.ts";

/** Readers ask again long before more than this many are new or changed. */
const LATEST = 30;

/**
 * Makes the feed of an edition. The same edition gives the same feed: its dates are those of its records. `plain` makes of
 * plain words what the format takes for titles and summaries.
 */
export function announcementFeed(edition: Edition, plain: (words: string) => string): Feed {
  const { section } = edition;
  const items = latest(section.announcements);
  const feed = new Feed({
    id: publicAddress(edition, "/"),
    title: `${section.site.title}: announcements`,
    description: section.site.summary ?? section.site.notice.text,
    link: publicAddress(edition, "/announcements/"),
    language: section.site.language,
    copyright: section.site.rights ?? section.site.notice.text,
    updated: midnight(items[0]?.day ?? section.site.copies.at(-1)?.day ?? "1970-01-01"),
    feedLinks: { atom: publicAddress(edition, "/feed.xml"), json: publicAddress(edition, "/feed.json") },
    author: { name: section.site.organisation },
  });
  for (const { item, day } of items) {
    const published = isoDay(item.date.value);
    const notes = notesOf(item);
    feed.addItem({
      id: publicAddress(edition, item.address),
      title: plain(item.title),
      link: publicAddress(edition, item.address),
      description: plain([...notes.slice(0, 1), item.summary].join(" ")),
      content:
        notes.map((note) => `<p><strong>${escapeHtml(note)}</strong></p>\n`).join("") +
        withWholeAddresses(item.html, publicAddress(edition, item.address)),
      date: midnight(day),
      ...(published === undefined ? {} : { published: midnight(published) }),
    });
  }
  return feed;
}

/** Words as HTML. */
export function escapeHtml(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** HTML of a page with its addresses whole: readers of feeds show it far from the page, and not all know where it stood. */
function withWholeAddresses(html: string, page: string): string {
  const whole = (address: string): string =>
    /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : new URL(address, page).href;
  return html
    .replace(/(?<= (?:href|src)=")[^"]*/g, whole)
    .replace(/(?<= srcset=")[^"]*/g, (set) => set.replace(/(?<=^|, )\S+/g, whole));
}

/** By the day of what is new in them: what was changed long after its day is there again, as its readers are to know of it. */
function latest(announcements: readonly Announcement[]): { item: Announcement; day: string }[] {
  return announcements
    .map((item) => ({ item, day: item.changed ?? item.date.value.last }))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
    .slice(0, LATEST);
}

/** Why it was withdrawn, and what was changed, the newest first: each a sentence. */
function notesOf({ withdrawn, changes }: Announcement): string[] {
  const notes = changes.map(({ words, note }) => `Changed on ${words}: ${note}`);
  if (withdrawn) notes.unshift(`Withdrawn on ${withdrawn.words}: ${withdrawn.reason}`);
  return notes.map((note) => note.trim().replace(/(?<![.!?…:”’"'])$/, "."));
}

/** A day's first instant, as feeds want a moment. */
function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
