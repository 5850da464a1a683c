/** Links whose words are a whole web address. */
import type { WordRule } from "./rule.ts";

export const speltAddresses: WordRule = {
  id: "spelt-addresses",
  wcag: ["2.4.4"],
  source: "G91; GOV.UK style guide, Links",
  severity: "warning",
  why: "A screen reader spells the address sign by sign, and nobody hears what stands at its end.",
  mend: "Write what stands at the other end as the link's words.",
  bad: [
    '<p>See <a href="https://www.example.org/a/b?c=1">https://www.example.org/a/b?c=1</a>.</p>',
    '<p>See <a href="https://example.org/a/b">example.org/a/b</a>.</p>',
  ],
  good: [
    '<p>See <a href="https://www.example.org/a/b">the report</a>, or <a href="https://www.example.org/">www.example.org</a>.</p>',
    '<blockquote><p><a href="https://www.example.org/a/b">https://www.example.org/a/b</a></p></blockquote>',
    '<p>Archived from <a href="https://www.example.org/a/b"><code>https://www.example.org/a/b</code></a></p>',
  ],
  judge: (page) =>
    page.all("a").flatMap((element) => {
      const words = element.words();
      if (element.quoted || !/^(?:https?:\/\/)?[^\s/]+\.[^\s/]+\/\S*[^\s/]\S*$/i.test(words)) return [];
      if (!/^(?:https?:\/\/|www\.)/i.test(words) && !element.attribute("href")?.endsWith(`//${words}`)) return [];
      if (element.attribute("aria-label") !== undefined || page.around(element, "code", "pre", "cite")) return [];
      return element.children.some(({ name }) => ["code", "cite"].includes(name))
        ? []
        : [{ element, message: `the link's words are the address ${words}` }];
    }),
};
