/** Faults in what a page says of itself, and in the blocks that it shares with the others. */
import type { Kind } from "../kind.ts";
import type { PlantedPage } from "../page.ts";
import { element } from "../markup.ts";
import { ownName, sentence, subject } from "../words.ts";
import type { Chance } from "../chance.ts";

/** Changes the list of the page's block of links that has this name. */
function changeLinks(page: PlantedPage, name: string, how: (items: string[]) => string[]): void {
  page.replace(new RegExp(`(<nav aria-label="${name}"><ul[^>]*>)([\\s\\S]*?)(</ul></nav>)`), (_, start, list, end) => {
    const items = [...list.matchAll(/<li[\s\S]*?<\/li>/g)].map(([item]) => item);
    return `${start}${how(items).join("")}${end}`;
  });
}

/** A page's own place in a block is marked, and is not to be left out. */
const isHere = (item: string): boolean => item.includes("aria-current");

function swapped(chance: Chance, items: readonly string[]): string[] {
  const order = [...items];
  const at = chance.below(order.length - 1);
  [order[at], order[at + 1]] = [order[at + 1]!, order[at]!];
  return order;
}

export const headKinds: readonly Kind[] = [
  {
    name: "two titles",
    in: "markup",
    found: ["unclear-pages/second-title"],
    plant: (page, chance) => page.addToHead(element(chance, "title", {}, subject(chance))),
    sound: (page, chance) =>
      page.insert(
        chance,
        `<p><svg width="40" height="40" viewBox="0 0 9 9" role="img"><title>${subject(chance)}</title><path d="M1 1h7v7z"/></svg></p>`,
      ),
  },
  {
    name: "two descriptions",
    in: "words",
    found: ["unclear-pages/second-description"],
    plant: (page, chance) =>
      page.addToHead(
        element(chance, "meta", { name: chance.pick(["description", "Description"]), content: sentence(chance) }),
      ),
    sound: (page, chance) =>
      page.addToHead(element(chance, "meta", { name: "twitter:description", content: sentence(chance) })),
  },
  {
    name: "a page without a top heading",
    in: "markup",
    found: ["unclear-pages/missing-heading"],
    plant: (page, chance) =>
      page.replace(/<h1[^>]*>([\s\S]*?)<\/h1>/, (_, words) =>
        chance.pick([
          `<p>${words}</p>`,
          `<h2>${words}</h2><p>${sentence(chance)}</p>`,
          `<!-- <h1>${words}</h1> --><p>${words}</p>`,
        ]),
      ),
    sound: (page, chance) =>
      page.replace(/<h1[^>]*>([\s\S]*?)<\/h1>/, (_, words) =>
        chance.pick([`<H1>${words}</H1>`, `<hgroup><h1>${words}</h1></hgroup>`, `<h1 title='a > b'>${words}</h1 >`]),
      ),
  },
  {
    name: "a page that says it is of another encoding",
    in: "markup",
    found: ["invalid-html/other-encodings", "invalid-html/attribute-allowed-values"],
    plant: (page, chance) =>
      page.replace(
        /<meta charset="utf-8" ?\/?>/,
        chance.pick([
          () => element(chance, "meta", { charset: chance.pick(["iso-8859-1", "windows-1252", "latin1"]) }),
          () => element(chance, "meta", { "http-equiv": "Content-Type", content: "text/html; charset=iso-8859-1" }),
          () => element(chance, "meta", { "http-equiv": "content-type", content: "text/html;charset=windows-1252" }),
        ])(),
      ),
    sound: (page, chance) =>
      page.replace(
        /<meta charset="utf-8" ?\/?>/,
        chance.pick([
          () => element(chance, "meta", { charset: chance.pick(["utf-8", "UTF-8", "Utf-8"]) }),
          () => element(chance, "meta", { "http-equiv": "Content-Type", content: "text/html; charset=UTF-8" }),
        ])(),
      ),
  },
  {
    name: "repeated links in another order",
    in: "words",
    found: ["unclear-words/reordered-links"],
    plant: (page, chance) => changeLinks(page, "Section", (items) => swapped(chance, items)),
    sound(page, chance) {
      changeLinks(page, "Section", (items) => {
        const spare = chance.pick(items.filter((item) => !isHere(item)));
        return items.filter((item) => item !== spare);
      });
    },
  },
  {
    name: "a repeated link by another name",
    in: "words",
    found: ["unclear-words/renamed-links"],
    plant: (page, chance) =>
      changeLinks(page, "Section", (items) => {
        const renamed = chance.pick(items);
        return items.map((item) => (item === renamed ? item.replace(/>[^<]+<\/a>/, `>${subject(chance)}</a>`) : item));
      }),
    sound: (page, chance) =>
      changeLinks(page, "Section", (items) => [
        ...items,
        `<li><a href="#main-content">${ownName(chance)} and ${subject(chance)}</a></li>`,
      ]),
  },
];
