/** Faults in addresses. */
import type { Chance } from "../chance.ts";
import type { Kind } from "../kind.ts";
import { element, written } from "../markup.ts";
import { ownName, sentence, subject } from "../words.ts";

function link(chance: Chance, to: string): string {
  const anchor = `<a href="${to}">${subject(chance)}</a>`;
  return chance.pick([
    `<p>${sentence(chance)} See ${anchor}.</p>`,
    `<ul><li>${anchor}</li><li>${subject(chance)}</li></ul>`,
    `<blockquote><p>${sentence(chance)} ${anchor}</p></blockquote>`,
  ]);
}

/** Speculation rules: a list of pages that the browser may fetch, or draw, before anybody follows a link to them. */
function aheadOf(chance: Chance, urls: readonly string[]): string {
  const rule = chance.pick([
    { urls },
    { source: "list", urls },
    { urls, eagerness: "conservative" },
    { eagerness: "moderate", referrer_policy: "no-referrer", urls },
  ]);
  const others = chance.pick([{}, { [chance.pick(["tag", "x-made-by"])]: ownName(chance) }]);
  const rules = { ...others, [chance.pick(["prefetch", "prerender"])]: [rule] };
  const type = chance.pick(["speculationrules", "speculationrules", "SpeculationRules"]);
  return `<script type="${type}">${JSON.stringify(rules, undefined, chance.pick([0, 2]))}</script>`;
}

const image = (source: string) => `<p><img ${source} alt="The report's cover" width="20" height="20"></p>`;
/** A picture that can be shown. */
const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 9 9"><path id="part" d="M1 1h7v7z"/></svg>';
const deep = (addresses: readonly string[]) => addresses.filter((address) => /[a-z]/.test(address));

export const addressKinds: readonly Kind[] = [
  {
    name: "a link to nothing",
    in: "addresses",
    found: ["broken-links/missing-file"],
    plant(page, chance, site) {
      const to = chance.pick(deep(site.addresses));
      page.insert(
        chance,
        link(chance, chance.pick([`${to}${ownName(chance)}/`, `/${ownName(chance)}.pdf`, `../${ownName(chance)}/`])),
      );
    },
    sound: (page, chance, site) => page.insert(chance, link(chance, chance.pick(deep(site.addresses)))),
  },
  {
    name: "a fragment of nothing",
    in: "addresses",
    found: ["broken-links/missing-fragment"],
    plant(page, chance, site) {
      const to = chance.pick([chance.pick(site.addresses), ""]);
      page.insert(chance, link(chance, `${to}#${ownName(chance)}`));
    },
    sound: (page, chance, site) => page.insert(chance, link(chance, `${chance.pick(site.addresses)}#main-content`)),
  },
  {
    name: "a fragment in other capitals",
    in: "addresses",
    found: ["broken-links/missing-fragment"],
    plant: (page, chance, site) =>
      page.insert(
        chance,
        link(chance, `${chance.pick(site.addresses)}#${chance.pick(["Main-content", "MAIN-CONTENT", "main-Content"])}`),
      ),
    sound: (page, chance, site) =>
      page.insert(
        chance,
        link(
          chance,
          `${chance.pick(site.addresses)}#${chance.pick(["main%2Dcontent", "main-c%6Fntent", "top", "TOP"])}`,
        ),
      ),
  },
  {
    name: "an address in other capitals",
    in: "addresses",
    found: ["broken-links/case-mismatch"],
    plant(page, chance, site) {
      const to = chance.pick(deep(site.addresses));
      page.insert(
        chance,
        link(chance, chance.pick([to.toUpperCase(), to.replace(/[a-z]/, (letter) => letter.toUpperCase())])),
      );
    },
    sound: (page, chance, site) =>
      page.insert(chance, link(chance, site.origin.toUpperCase() + chance.pick(deep(site.addresses)).slice(1))),
  },
  {
    name: "a folder without its slash",
    in: "addresses",
    found: ["broken-links/folder-without-slash"],
    plant: (page, chance, site) =>
      page.insert(
        chance,
        link(chance, chance.pick(deep(site.addresses).filter((to) => to.endsWith("/"))).slice(0, -1)),
      ),
    sound: (page, chance, site) =>
      page.insert(
        chance,
        link(chance, chance.pick(deep(site.addresses)) + chance.pick(["?page=2", "?a=b/c", "#main-content", "./"])),
      ),
  },
  {
    name: "an address that is empty",
    in: "addresses",
    found: ["broken-links/empty-address", "broken-links/empty-fragment"],
    plant: (page, chance) => page.insert(chance, link(chance, chance.pick(["", "#", " "]))),
    sound: (page, chance) =>
      page.insert(chance, link(chance, chance.pick(["#main-content", "#top", "./", "/", "?a=b"]))),
  },
  {
    name: "a picture that is not there",
    in: "addresses",
    found: ["broken-links/missing-file"],
    plant: (page, chance) =>
      page.insert(chance, image(`src="/assets/${ownName(chance)}.${chance.pick(["png", "jpg", "svg"])}"`)),
    sound(page, chance, site) {
      const file = `assets/${ownName(chance)}.svg`;
      site.add(file, DRAWING);
      page.insert(
        chance,
        image(`src="/${file}${chance.pick(["", "?v=2", "#part", "#svgView(viewBox(0,0,5,5))", "#xywh=0,0,5,5"])}"`),
      );
    },
  },
  {
    name: "a larger picture that is not there",
    in: "addresses",
    found: ["broken-links/missing-file"],
    plant(page, chance, site) {
      site.add("assets/small.svg", DRAWING);
      page.insert(
        chance,
        image(`src="/assets/small.svg" srcset="/assets/small.svg 1x, /assets/${ownName(chance)}.png 2x"`),
      );
    },
    sound(page, chance, site) {
      const [small, large] = [`assets/${ownName(chance)}.svg`, `assets/${ownName(chance)},x.svg`];
      site.add(small, DRAWING);
      site.add(large, DRAWING);
      page.insert(chance, image(`src="/${small}" srcset="/${small}, /${large}\n 2x"`));
    },
  },
  {
    name: "a background that is not there",
    in: "addresses",
    found: ["broken-links/missing-file"],
    plant(page, chance) {
      const url = `url(${chance.pick(["", "'"])}/assets/${ownName(chance)}.png)`.replace(/url\('(.*)\)/, "url('$1')");
      if (chance.below(2) === 0) page.insert(chance, `<p style="background-image: ${url}">${sentence(chance)}</p>`);
      else page.addToHead(`<style>main { background-image: ${url} }</style>`);
    },
    sound(page, chance, site) {
      site.add("assets/paper.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
      const url = chance.pick(["url(/assets/paper.svg)", "url( '/assets/paper.svg' )", "none"]);
      if (chance.below(2) === 0) page.insert(chance, `<p style="background-image: ${url}">${sentence(chance)}</p>`);
      else page.addToHead(`<style>main { background-image: ${url} }</style>`);
    },
  },
  {
    name: "a page to be fetched ahead that is not there",
    in: "addresses",
    found: ["broken-links/missing-file"],
    plant(page, chance, site) {
      const [there, none] = [chance.pick(site.addresses), `/${ownName(chance)}${chance.pick(["/", ".html", ".pdf"])}`];
      page.addToHead(aheadOf(chance, chance.pick([[none], [there, none], [none, there]])));
    },
    sound: (page, chance, site) =>
      page.addToHead(aheadOf(chance, [chance.pick(site.addresses), chance.pick(site.addresses)])),
  },
  {
    name: "data of the page that are no JSON",
    in: "addresses",
    found: ["broken-links/unreadable-data"],
    plant(page, chance) {
      const [name, value] = [ownName(chance), ownName(chance)];
      const json = chance.pick([
        `{"@type": "WebPage", "${name}": "${value}",}`,
        `{'@type': '${name}'}`,
        `{"@type": "WebPage" "name": "${name}"}`,
        `/* ${name} */ {"@type": "WebPage"}`,
      ]);
      const type = chance.pick(["application/ld+json", "Application/LD+JSON", "speculationrules", "importmap"]);
      page.addToHead(`<script type="${type}">${json}</script>`);
    },
    sound: (page, chance) =>
      page.addToHead(`<script type="application/ld+json">{"@type": "WebPage", "name": "${ownName(chance)}"}</script>`),
  },
  {
    name: "a picture over http",
    in: "addresses",
    found: ["broken-links/insecure-resource"],
    plant: (page, chance) => page.insert(chance, image(`src="http://${ownName(chance)}.example.net/a.png"`)),
    sound(page, chance, site) {
      const file = `assets/${ownName(chance)}.svg`;
      site.add(file, DRAWING);
      page.insert(chance, image(`src="${site.origin}${file}"`));
    },
  },
  {
    name: "a request to another site",
    in: "addresses",
    found: ["heavy-pages/third-party-request"],
    plant(page, chance) {
      const host = `https://${ownName(chance)}.example.net`;
      if (chance.below(2) === 0) page.addToHead(`<link rel="stylesheet" href="${host}/fonts.css">`);
      else page.insert(chance, image(`src="${host}/pixel.gif"`));
    },
    sound(page, chance) {
      const host = `https://${ownName(chance)}.example.net`;
      if (chance.below(2) === 0)
        page.addToHead(`<link rel="${chance.pick(["author", "license"])}" href="${host}/us/">`);
      else page.insert(chance, link(chance, `${host}/fonts.css`));
    },
  },
  {
    name: "a canonical address of nothing",
    in: "addresses",
    found: ["broken-links/missing-file"],
    plant: (page, chance) =>
      page.replace(/(<link rel="canonical" href="[^"]*)"/, (_, before) => `${before}${ownName(chance)}/"`),
    sound: (page) =>
      page.replace(/<link rel="canonical" href="([^"]*)"[^>]*>/, (_, to) => `<link href='${to}' rel=canonical>`),
  },
  {
    name: "structured data that names nothing",
    in: "addresses",
    found: ["broken-links/missing-file"],
    plant: (page, chance) =>
      page.replace(/(ld\+json">[^<]*?"(?:url|item)":"[^"]*)"/, (_, before) => `${before}${ownName(chance)}/"`),
    sound: (page) => page.replace(/(ld\+json">[^<]*?"(?:url|item)":"[^"]*)"/, (_, before) => `${before}#main-content"`),
  },
  {
    name: "a folder without a page",
    in: "addresses",
    found: ["broken-links/missing-index"],
    plant(page, chance, site) {
      const folder = `${chance.pick(["", "announcements/"])}${ownName(chance)}`;
      site.add(`${folder}/${ownName(chance)}.csv`, "Year,Staff\n2008,12\n");
      page.insert(chance, link(chance, `/${folder}${chance.pick(["/", "/", "/?page=2"])}`));
    },
    sound(page, chance, site) {
      const file = `${chance.pick(["", "announcements/"])}${ownName(chance)}/${ownName(chance)}.csv`;
      site.add(file, "Year,Staff\n2008,12\n");
      page.insert(chance, `<p><a href="/${file}">${subject(chance)} (CSV, 1 KB)</a></p>`);
    },
  },
  {
    name: "an address that is none",
    in: "addresses",
    found: ["broken-links/malformed-address"],
    plant(page, chance) {
      const to = chance.pick([
        "http://[::1/",
        "https://",
        "https://two words.example/",
        "https://a.example:99999/",
        "//",
      ]);
      page.insert(chance, link(chance, to));
    },
    sound: (page, chance) =>
      page.insert(
        chance,
        link(chance, chance.pick(["http://[::1]/", "https://a.example:8080/x", "https://a.example/a?b=c&amp;d=%25"])),
      ),
  },
  {
    name: "a percent sign in an address",
    in: "addresses",
    found: ["broken-links/bad-encoding"],
    plant(page, chance, site) {
      const to = chance.pick(deep(site.addresses));
      page.insert(chance, link(chance, chance.pick([`${to}100%/`, `${to}%zz`, `/caf%E9/`, `${to}%ff`, "/50%of/"])));
    },
    sound(page, chance, site) {
      const to = chance.pick(deep(site.addresses));
      const encode = (letter: string): string => {
        const code = letter.charCodeAt(0).toString(16);
        return `%${chance.pick([code, code.toUpperCase()])}`;
      };
      page.insert(chance, link(chance, to.replace(chance.pick(to.match(/[a-z]/g)!), encode)));
    },
  },
  {
    name: "a telephone number that cannot be dialled",
    in: "addresses",
    found: ["broken-links/malformed-tel"],
    plant(page, chance) {
      const number = chance.pick([
        "020 7946 0000",
        "+44 20 7946 0000",
        "",
        "0800 REFORM",
        "020%207946%200000",
        "call-us",
      ]);
      page.insert(chance, tel(chance, number));
    },
    sound: (page, chance) =>
      page.insert(
        chance,
        tel(chance, chance.pick(["+44-20-7946-0000", "+442079460000", "+44(20)7946.0000", "+44-20-7946-0000;ext=12"])),
      ),
  },
  {
    name: "an address that is script",
    in: "addresses",
    found: ["broken-links/script-address"],
    plant(page, chance) {
      const href = chance.pick([
        "javascript:print()",
        "JavaScript:void(0)",
        " javascript:show()",
        "java\nscript:print()",
      ]);
      page.insert(chance, `<p>${element(chance, "a", { href }, written(chance, subject(chance)))}</p>`);
    },
    sound: (page, chance, site) =>
      page.insert(chance, link(chance, `${chance.pick(site.addresses)}?from=javascript:print()`)),
  },
  {
    name: "half an address in the feed",
    in: "addresses",
    found: ["broken-links/relative-address"],
    plant(_page, chance, site) {
      const file = chance.pick(["feed.xml", "feed.json"]);
      const where =
        file === "feed.xml"
          ? /(<entry>[\s\S]*?<link[^>]*href=")https?:\/\/[^/"]*/
          : /("url": ?")https?:\/\/[^/"]*(?=\/announcements)/;
      site.change(file, (text) => text.replace(where, (_, before) => `${before}`));
      return file;
    },
    sound(_page, _chance, site) {
      site.change("feed.xml", (text) =>
        text.replace(/(<entry>[\s\S]*?<link[^>]*href="[^"#]*)"/, (_, before) => `${before}#main-content"`),
      );
    },
  },
];

function tel(chance: Chance, number: string): string {
  return `<p>${sentence(chance)} Telephone: ${element(chance, "a", { href: `tel:${number}` }, "the press office")}.</p>`;
}
