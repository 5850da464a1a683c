/** Faults in the layout alone. */
import type { Kind } from "../kind.ts";
import { element, written } from "../markup.ts";
import { ownName, sentence, subject } from "../words.ts";

export const layoutKinds: readonly Kind[] = [
  {
    name: "a line that cannot break",
    in: "layout",
    found: ["layout-faults/narrow-beyond-edge"],
    plant: (page, chance) => page.insert(chance, `<p style="white-space: nowrap">${sentence(chance)}</p>`),
    sound: (page, chance) => page.insert(chance, `<p style="white-space: nowrap">${subject(chance).slice(0, 12)}.</p>`),
  },
  {
    name: "a box wider than a telephone",
    in: "layout",
    found: ["layout-faults/narrow-beyond-edge"],
    plant(page, chance) {
      const style = `${chance.pick(["width", "min-width"])}: ${chance.between(480, 720)}px`;
      page.insert(chance, `<div style="${style}"><p>${sentence(chance)}</p></div>`);
    },
    sound: (page, chance) => page.insert(chance, `<div style="max-width: 480px"><p>${sentence(chance)}</p></div>`),
  },
  {
    name: "a box that cuts its words off",
    in: "layout",
    found: ["layout-faults/narrow-cut-off", "layout-faults/spaced-cut-off"],
    plant(page, chance) {
      const style = `height: ${chance.between(22, 40)}px; overflow: hidden`;
      page.insert(chance, `<div style="${style}"><p>${sentence(chance)} ${sentence(chance)}</p></div>`);
    },
    sound(page, chance) {
      const style = `min-height: ${chance.between(22, 40)}px; overflow: hidden`;
      page.insert(chance, `<div style="${style}"><p>${sentence(chance)} ${sentence(chance)}</p></div>`);
    },
  },
  {
    name: "a box that holds its words only as they are spaced",
    in: "layout",
    found: ["layout-faults/spaced-cut-off"],
    plant: (page, chance) =>
      page.insert(
        chance,
        `<p style="width: 17em; font-size: 16px; line-height: 20px; max-height: 40px; overflow: hidden">${chance.pick(["Hospitals and schools take part in", "Councils and schools will share in"])} the review this year</p>`,
      ),
    sound: (page, chance) =>
      page.insert(
        chance,
        `<p style="width: 17em; font-size: 16px; line-height: 20px; max-height: 40px; overflow: hidden">${ownName(chance)}</p>`,
      ),
  },
  {
    name: "words cut off with dots",
    in: "layout",
    found: ["layout-faults/narrow-cut-off"],
    plant: (page, chance) =>
      page.insert(
        chance,
        `<p style="white-space: nowrap; overflow: hidden; text-overflow: ellipsis">${sentence(chance)}</p>`,
      ),
    sound: (page, chance) =>
      page.insert(chance, `<p style="overflow: hidden; text-overflow: ellipsis">${sentence(chance)}</p>`),
  },
  {
    name: "words over words",
    in: "layout",
    found: ["layout-faults/narrow-overlap", "layout-faults/spaced-overlap"],
    plant(page, chance) {
      const style = chance.pick([
        "margin-top: -1.6em",
        "position: relative; top: -30px; margin-bottom: -30px",
        "transform: translateY(-1.7em)",
      ]);
      page.insert(
        chance,
        `<div><p style="margin: 0">${sentence(chance)}</p><p style="${style}">${sentence(chance)}</p></div>`,
      );
    },
    sound: (page, chance) =>
      page.insert(chance, `<div><p style="margin: 0">${sentence(chance)}</p><p>${sentence(chance)}</p></div>`),
  },
  {
    name: "buttons too small to hit",
    in: "layout",
    found: ["accessibility/target-size", "mode-faults/narrow-target-size"],
    plant(page, chance) {
      const size = chance.between(10, 16);
      const button = (name: string) =>
        `<button type="button" aria-label="${name}" style="width: ${size}px; height: ${size}px; padding: 0; margin: 0; border: 0"></button>`;
      page.insert(chance, `<div style="display: flex">${["Later", "Earlier", "Newest"].map(button).join("")}</div>`);
    },
    sound(page, chance) {
      const size = chance.between(24, 32);
      const button = (name: string) =>
        `<button type="button" aria-label="${name}" style="width: ${size}px; height: ${size}px; padding: 0; margin: 0; border: 0"></button>`;
      page.insert(chance, `<div style="display: flex">${["Later", "Earlier", "Newest"].map(button).join("")}</div>`);
    },
  },
  {
    name: "words too pale",
    in: "layout",
    found: ["accessibility/color-contrast"],
    plant(page, chance) {
      const grey = chance.pick(["#999", "#aaa", "#b0b0b0", "rgb(170 170 170)"]);
      page.insert(chance, `<p style="color: ${grey}; background: #fff">${sentence(chance)}</p>`);
    },
    sound: (page, chance) => page.insert(chance, `<p style="color: #333; background: #fff">${sentence(chance)}</p>`),
  },
  {
    name: "words too pale in dark mode",
    in: "layout",
    found: ["mode-faults/dark-color-contrast"],
    plant(page, chance) {
      const name = ownName(chance);
      page.addToHead(
        `<style>@media (prefers-color-scheme: dark) { .${name} { color: ${chance.pick(["#444", "#4a4a4a", "#303030"])} } }</style>`,
      );
      page.insert(chance, `<p class="${name}">${sentence(chance)}</p>`);
    },
    sound(page, chance) {
      const name = ownName(chance);
      page.addToHead(
        `<style>@media (prefers-color-scheme: dark) { .${name} { color: ${chance.pick(["#ddd", "#bbb", "#fff"])} } }</style>`,
      );
      page.insert(chance, `<p class="${name}">${sentence(chance)}</p>`);
    },
  },
  {
    name: "words too pale in print",
    in: "layout",
    found: ["mode-faults/print-color-contrast"],
    plant(page, chance) {
      const name = ownName(chance);
      page.addToHead(`<style>@media print { .${name} { color: ${chance.pick(["#bbb", "#ccc", "#c0c0c0"])} } }</style>`);
      page.insert(chance, `<p class="${name}">${sentence(chance)}</p>`);
    },
    sound(page, chance) {
      const name = ownName(chance);
      page.addToHead(`<style>@media print { .${name} { color: ${chance.pick(["#111", "#333", "#000"])} } }</style>`);
      page.insert(chance, `<p class="${name}">${sentence(chance)}</p>`);
    },
  },
  {
    name: "words that refuse forced colours",
    in: "layout",
    found: ["mode-faults/forced-colours-color-contrast"],
    plant(page, chance) {
      const name = ownName(chance);
      page.addToHead(
        `<style>@media (forced-colors: active) { .${name} { forced-color-adjust: none; color: ${chance.pick(["#999", "#aaa"])}; background: #bbb } }</style>`,
      );
      page.insert(chance, `<p class="${name}">${sentence(chance)}</p>`);
    },
    sound(page, chance) {
      const name = ownName(chance);
      page.addToHead(
        `<style>@media (forced-colors: active) { .${name} { forced-color-adjust: none; color: ${chance.pick(["#222", "#000"])}; background: #fff } }</style>`,
      );
      page.insert(chance, `<p class="${name}">${sentence(chance)}</p>`);
    },
  },
  {
    name: "a link known by its colour alone",
    in: "layout",
    found: ["accessibility/link-in-text-block", "mode-faults/dark-link-in-text-block"],
    plant(page, chance, site) {
      const link = `<a href="${chance.pick(site.addresses)}" style="text-decoration: none; color: #1a3a5c">${subject(chance)}</a>`;
      page.insert(
        chance,
        `<p style="color: #222; background: #fff">${sentence(chance)} See ${link} for its results.</p>`,
      );
    },
    sound(page, chance, site) {
      const style = chance.pick(["text-decoration: underline", "text-decoration: none; border-bottom: 1px solid"]);
      const link = `<a href="${chance.pick(site.addresses)}" style="${style}; color: #1a3a5c">${subject(chance)}</a>`;
      page.insert(
        chance,
        `<p style="color: #222; background: #fff">${sentence(chance)} See ${link} for its results.</p>`,
      );
    },
  },
  {
    name: "a link that pales under the pointer or with the focus",
    in: "layout",
    found: ["mode-faults/hover-color-contrast", "mode-faults/focus-color-contrast"],
    plant(page, chance, site) {
      const name = ownName(chance);
      const state = chance.pick(["hover", "focus"]);
      page.addToHead(
        `<style>a.${name}:${state} { color: ${chance.pick(["#bbb", "#ccc", "#d0d0d0"])}; background: #fff }</style>`,
      );
      page.insert(chance, `<p><a class="${name}" href="${chance.pick(site.addresses)}">${subject(chance)}</a></p>`);
    },
    sound(page, chance, site) {
      const name = ownName(chance);
      page.addToHead(`<style>a.${name}:hover { color: #222; background: #fff }</style>`);
      page.insert(chance, `<p><a class="${name}" href="${chance.pick(site.addresses)}">${subject(chance)}</a></p>`);
    },
  },
  {
    name: "focus that cannot be seen",
    in: "layout",
    found: ["keyboard-faults/unseen-focus"],
    plant(page, chance, site) {
      const name = ownName(chance);
      page.addToHead(
        `<style>.${name}, .${name}:focus, .${name}:hover { outline: ${chance.pick(["0", "none"])} !important; box-shadow: none !important; background: none !important; color: inherit !important; text-decoration: underline !important; border: 0 !important }</style>`,
      );
      page.insert(chance, `<p><a class="${name}" href="${chance.pick(site.addresses)}">${subject(chance)}</a></p>`);
    },
    sound(page, chance, site) {
      const name = ownName(chance);
      const shown = chance.pick(["outline: 3px solid #000 !important", "border: 3px solid #000 !important"]);
      page.addToHead(
        `<style>.${name}:focus { outline: 0; box-shadow: none !important; background: #fff !important; color: #111 !important; ${shown} }</style>`,
      );
      page.insert(chance, `<p><a class="${name}" href="${chance.pick(site.addresses)}">${subject(chance)}</a></p>`);
    },
  },
  {
    name: "what opens by a button and closes by nothing",
    in: "layout",
    found: ["keyboard-faults/unclosable"],
    plant(page, chance) {
      const name = ownName(chance);
      page.insert(
        chance,
        `<p><button type="button" popovertarget="${name}" popovertargetaction="show">${subject(chance)}</button></p><div popover="manual" id="${name}"><p>${sentence(chance)}</p></div>`,
      );
    },
    sound(page, chance) {
      const name = ownName(chance);
      page.insert(
        chance,
        `<p><button type="button" popovertarget="${name}">${subject(chance)}</button></p><div popover="auto" id="${name}"><p>${sentence(chance)}</p></div>`,
      );
    },
  },
  {
    name: "words that only the pointer brings up, or that flee from it",
    in: "layout",
    found: ["keyboard-faults/pointer-only", "keyboard-faults/vanishing"],
    plant(page, chance, site) {
      const name = ownName(chance);
      const rule = chance.pick([`.${name}:hover span`, `.${name} > :hover + span, .${name} > :focus + span`]);
      page.addToHead(
        `<style>.${name} { position: relative } .${name} span { display: none; position: absolute; left: 0; top: 60px; background: #fff; color: #111 } ${rule} { display: inline }</style>`,
      );
      page.insert(
        chance,
        `<p class="${name}"><a href="${chance.pick(site.addresses)}">${subject(chance)}</a> <span>${subject(chance)}</span></p>`,
      );
    },
    sound(page, chance, site) {
      const name = ownName(chance);
      page.addToHead(
        `<style>.${name} span { display: none } .${name}:hover span, .${name}:focus-within span { display: inline }</style>`,
      );
      page.insert(
        chance,
        `<p class="${name}"><a href="${chance.pick(site.addresses)}">${subject(chance)}</a> <span>${subject(chance)}</span></p>`,
      );
    },
  },
  {
    name: "a label whose box no key reaches",
    in: "layout",
    found: ["keyboard-faults/pointer-only-label"],
    plant(page, chance) {
      const name = ownName(chance);
      const hides = chance.pick(["display: none", "visibility: hidden"]);
      page.addToHead(
        `<style>#${name} { ${hides} } #${name} ~ span { display: none } #${name}:checked ~ span { display: inline }</style>`,
      );
      page.insert(
        chance,
        `<p><input type="checkbox" id="${name}"> <label for="${name}">${subject(chance)}</label> <span>${sentence(chance)}</span></p>`,
      );
    },
    sound(page, chance) {
      const name = ownName(chance);
      page.addToHead(
        `<style>#${name} ~ span { display: none } #${name}:checked ~ span { display: inline } #${name} { width: 24px; height: 24px }</style>`,
      );
      page.insert(
        chance,
        `<p><input type="checkbox" id="${name}"> <label for="${name}">${subject(chance)}</label> <span>${sentence(chance)}</span></p>`,
      );
    },
  },
  {
    name: "focus beneath a block that stays",
    in: "layout",
    found: ["keyboard-faults/covered-focus"],
    plant(page, chance, site) {
      const side = chance.pick(["bottom", "top"]);
      const links = Array.from(
        { length: 8 },
        () => `<li><a href="${chance.pick(site.addresses)}">${ownName(chance)} and ${subject(chance)}</a></li>`,
      );
      page.insert(chance, `<ul>${links.join("")}</ul>`);
      page.replace(
        "</main>",
        `<div id="notice" style="position: fixed; ${side}: 0; left: 0; right: 0; height: ${chance.between(200, 260)}px; background: #fff; color: #000">${sentence(chance)}</div></main>`,
      );
    },
    sound(page, chance, site) {
      const links = Array.from(
        { length: 8 },
        () => `<li><a href="${chance.pick(site.addresses)}">${ownName(chance)} and ${subject(chance)}</a></li>`,
      );
      page.insert(chance, `<ul>${links.join("")}</ul>`);
      page.replace(
        "</main>",
        `<div id="notice" style="position: relative; left: 0; right: 0; height: ${chance.between(200, 260)}px; background: #fff; color: #000">${sentence(chance)}</div></main>`,
      );
    },
  },
  {
    name: "type too small to read",
    in: "layout",
    found: ["style-faults/small-type"],
    plant(page, chance) {
      const size = chance.pick(["10px", "11px", "0.6rem"]);
      page.insert(chance, `<p style="font-size: ${size}; width: 24em">${sentence(chance)} ${sentence(chance)}</p>`);
    },
    sound: (page, chance) => page.insert(chance, `<p style="font-size: 11px">${subject(chance).slice(0, 12)}</p>`),
  },
  {
    name: "lines too long to come back from",
    in: "layout",
    found: ["style-faults/long-lines"],
    plant(page, chance) {
      const words = Array.from({ length: 6 }, () => sentence(chance)).join(" ");
      // The column at the side is too narrow for a long line.
      page.insert(
        chance,
        `<p style="font-size: ${chance.pick(["12px", "12.5px"])}; max-width: none">${words}</p>`,
        true,
      );
    },
    sound(page, chance) {
      const words = Array.from({ length: 6 }, () => sentence(chance)).join(" ");
      page.insert(chance, `<p style="font-size: 14px; max-width: 30em">${words}</p>`);
    },
  },
  {
    name: "a paragraph flush on both sides, in capitals, or with its lines drawn together",
    in: "layout",
    found: ["style-faults/justified-text", "style-faults/capital-styles", "style-faults/tight-text"],
    plant(page, chance) {
      const words = Array.from({ length: 5 }, () => sentence(chance)).join(" ");
      const style = chance.pick(["text-align: justify", "text-transform: uppercase", "line-height: 1.02"]);
      page.insert(chance, `<p style="${style}">${words}</p>`);
    },
    sound(page, chance) {
      const style = chance.pick(["text-align: justify", "text-transform: uppercase", "line-height: 1.02"]);
      page.insert(chance, `<p style="${style}">${ownName(chance)} ${ownName(chance)}</p>`);
    },
  },
  {
    name: "type that no zoom makes larger",
    in: "layout",
    found: ["style-faults/shrinking-type"],
    plant(page, chance) {
      const size = chance.pick(["1.5vw", "2vw", "calc(1vw + 0.4vw)"]);
      page.insert(chance, `<p style="font-size: ${size}">${subject(chance)}</p>`);
    },
    sound: (page, chance) =>
      page.insert(chance, `<p style="font-size: calc(1rem + 0.5vw)">${subject(chance).slice(0, 20)}</p>`),
  },
  {
    name: "a page for one way of holding the screen",
    in: "layout",
    found: ["style-faults/locked-orientation"],
    plant(page, chance) {
      const way = chance.pick(["portrait", "landscape"]);
      const does = chance.pick(["rotate: 90deg", "transform: rotate(-90deg)", "visibility: hidden"]);
      page.addToHead(`<style>@media (orientation: ${way}) { body { ${does} } }</style>`);
    },
    sound: (page) => page.addToHead("<style>@media (orientation: portrait) { body { margin: 0 } }</style>"),
  },
  {
    name: "words in the style sheet",
    in: "layout",
    found: ["style-faults/styled-words"],
    plant(page, chance) {
      const name = ownName(chance);
      page.addToHead(
        `<style>.${name}::${chance.pick(["before", "after"])} { content: " ${ownName(chance)} " }</style>`,
      );
      page.insert(chance, `<p class="${name}">${sentence(chance)}</p>`);
    },
    sound(page, chance) {
      const name = ownName(chance);
      page.addToHead(`<style>.${name}::before { content: "» " }</style>`);
      page.insert(chance, `<p class="${name}">${sentence(chance)}</p>`);
    },
  },
  {
    name: "motion without an end",
    in: "layout",
    found: ["mode-faults/endless-motion", "mode-faults/heedless-motion"],
    plant(page, chance) {
      const name = ownName(chance);
      const to = chance.pick(["transform: translateX(20px)", "margin-left: 12px", "transform: rotate(4deg)"]);
      page.addToHead(
        `<style>@keyframes ${name} { to { ${to} } } .${name} { animation: ${name} 2s infinite alternate }</style>`,
      );
      page.insert(chance, `<p class="${name}">${subject(chance)}</p>`);
    },
    sound(page, chance) {
      const name = ownName(chance);
      page.addToHead(
        `<style>@keyframes ${name} { to { transform: translateX(2px) } } @media (prefers-reduced-motion: no-preference) { .${name} { animation: ${name} 1s 2 } }</style>`,
      );
      page.insert(chance, `<p class="${name}">${subject(chance)}</p>`);
    },
  },
  {
    name: "a number that leaves no room to space its figures",
    in: "layout",
    found: ["layout-faults/spaced-beyond-edge"],
    plant(page, chance) {
      // Whatever the font: thirty figures, each a `ch` wide, end where 20 of 320 pixels are left; spaced wider they take 57 more.
      const number = Array.from({ length: 30 }, () => chance.between(1, 9)).join("");
      page.insert(
        chance,
        `<p style="font: 16px monospace; padding-left: calc(285px - 30ch); overflow-wrap: normal">${number}</p>`,
      );
    },
    sound: (page, chance) =>
      page.insert(
        chance,
        `<p style="font: 16px monospace">${ownName(chance)} ${ownName(chance)} ${ownName(chance)}</p>`,
      ),
  },
  {
    name: "a box that grows with its type and leaves the page",
    in: "layout",
    found: ["mode-faults/large-beyond-edge"],
    plant(page, chance) {
      const name = ownName(chance);
      const width = `${chance.between(52, 60)}${chance.pick(["rem", "em"])}`;
      page.addToHead(
        `<style>@media (min-width: 1000px) { .${name} { width: ${width}; font-size: 1rem; text-align: right } }</style>`,
      );
      // Not in the column at the side, which it would leave at any size.
      page.insert(chance, `<div class="${name}">${subject(chance)}</div>`, true);
    },
    sound(page, chance) {
      const name = ownName(chance);
      page.addToHead(`<style>.${name} { max-width: ${chance.between(52, 60)}rem; text-align: right }</style>`);
      page.insert(chance, `<div class="${name}"><p>${subject(chance)}</p></div>`);
    },
  },
  {
    name: "a box that holds its words only while they are small",
    in: "layout",
    found: ["mode-faults/large-cut-off"],
    plant(page, chance) {
      const height = `${chance.pick(["height", "max-height"])}: ${chance.between(28, 34)}px`;
      page.insert(
        chance,
        `<div style="${height}; overflow: ${chance.pick(["hidden", "clip"])}"><p style="margin: 0; font-size: 1rem; line-height: 1.5">${ownName(chance)}</p></div>`,
      );
    },
    sound: (page, chance) =>
      page.insert(
        chance,
        `<div style="min-height: 30px; overflow: hidden"><p style="margin: 0; font-size: 1rem; line-height: 1.5">${ownName(chance)}</p></div>`,
      ),
  },
  {
    name: "words that lie over others when they are larger",
    in: "layout",
    found: ["mode-faults/large-overlap"],
    plant: (page, chance) =>
      page.insert(
        chance,
        `<div style="height: ${chance.between(19, 21)}px"><p style="margin: 0; font-size: 1rem; line-height: 1.2">${ownName(chance)}</p></div><p style="margin: 0; font-size: 1rem; line-height: 1.2">${ownName(chance)}</p>`,
      ),
    sound: (page, chance) =>
      page.insert(
        chance,
        `<div style="height: ${chance.between(2, 4)}rem"><p style="margin: 0; font-size: 1rem; line-height: 1.2">${ownName(chance)}</p></div><p style="margin: 0; font-size: 1rem; line-height: 1.2">${ownName(chance)}</p>`,
      ),
  },
  {
    name: "a coloured box over words",
    in: "layout",
    found: ["layout-faults/narrow-covered"],
    plant: (page, chance) =>
      page.insert(
        chance,
        `<div style="position: relative"><p style="margin: 0">${sentence(chance)}</p><div style="position: absolute; top: 0; left: 0; width: ${chance.between(60, 120)}px; height: 24px; background: ${chance.pick(["#ddd", "#fff", "#1d70b8"])}"></div></div>`,
      ),
    sound: (page, chance) =>
      page.insert(
        chance,
        `<div style="position: relative"><p style="margin: 0; padding-left: 130px">${sentence(chance)}</p><div style="position: absolute; top: 0; left: 0; width: ${chance.between(60, 120)}px; height: 24px; background: #ddd"></div></div>`,
      ),
  },
  {
    name: "a coloured box over words that are spaced wider",
    in: "layout",
    found: ["layout-faults/spaced-covered"],
    plant: (page, chance) =>
      page.insert(
        chance,
        `<div style="width: 17em; height: 40px; font-size: 16px; line-height: 20px">${chance.pick(["Councils and schools", "Councils and hospitals"])} will share in the review this year</div><div style="position: relative; height: ${chance.between(36, 48)}px; background: #ddd"></div>`,
      ),
    sound: (page, chance) =>
      page.insert(
        chance,
        `<div style="width: 17em; min-height: 40px; font-size: 16px; line-height: 20px">${ownName(chance)} ${ownName(chance)}</div><div style="position: relative; height: ${chance.between(36, 48)}px; background: #ddd"></div>`,
      ),
  },
  {
    name: "a coloured box over words that are larger",
    in: "layout",
    found: ["mode-faults/large-covered"],
    plant: (page, chance) =>
      page.insert(
        chance,
        `<div style="position: relative; height: 60px"><p style="margin: 0; font-size: 1rem; white-space: nowrap">${chance.pick(["Councils and schools", "Schools and hospitals"])}</p><div style="position: absolute; top: 0; left: 190px; width: ${chance.between(60, 80)}px; height: 60px; background: #ddd"></div></div>`,
      ),
    sound: (page, chance) =>
      page.insert(
        chance,
        `<div style="position: relative; padding-right: 100px"><p style="margin: 0; font-size: 1rem">${ownName(chance)}</p><div style="position: absolute; top: 0; right: 0; width: ${chance.between(60, 80)}px; height: 1em; background: #ddd"></div></div>`,
      ),
  },
  {
    name: "a box that leaves a wide window alone",
    in: "layout",
    found: ["mode-faults/wide-beyond-edge"],
    plant(page, chance) {
      const name = ownName(chance);
      const style = chance.pick([
        `width: ${chance.between(84, 95)}rem; text-align: right`,
        `margin-left: ${chance.between(1240, 1300)}px; white-space: nowrap`,
      ]);
      page.addToHead(`<style>@media (min-width: ${chance.between(1000, 1200)}px) { .${name} { ${style} } }</style>`);
      page.insert(chance, `<div class="${name}">${subject(chance)}</div>`);
    },
    sound(page, chance) {
      const name = ownName(chance);
      page.addToHead(`<style>@media (min-width: 1000px) { .${name} { max-width: 84rem; text-align: right } }</style>`);
      page.insert(chance, `<div class="${name}">${subject(chance)}</div>`);
    },
  },
  {
    name: "a box that cuts its words off in a wide window alone",
    in: "layout",
    found: ["mode-faults/wide-cut-off"],
    plant(page, chance) {
      const name = ownName(chance);
      page.addToHead(
        `<style>@media (min-width: 62.5em) { .${name} { ${chance.pick(["height", "max-height"])}: ${chance.between(4, 9)}px; overflow: ${chance.pick(["hidden", "clip"])} } }</style>`,
      );
      page.insert(chance, `<p class="${name}">${sentence(chance)}</p>`);
    },
    sound(page, chance) {
      const name = ownName(chance);
      page.addToHead(`<style>@media (min-width: 62.5em) { .${name} { min-height: 8px; overflow: hidden } }</style>`);
      page.insert(chance, `<p class="${name}">${sentence(chance)}</p>`);
    },
  },
  {
    name: "words over words in a wide window alone",
    in: "layout",
    found: ["mode-faults/wide-overlap"],
    plant(page, chance) {
      const name = ownName(chance);
      const up = chance.pick(["margin-top: -1.6rem", "position: relative; top: -1.6rem"]);
      page.addToHead(`<style>@media (min-width: 62.5em) { .${name} { ${up} } }</style>`);
      const line = 'style="margin: 0; font-size: 1rem; line-height: 1.5"';
      page.insert(
        chance,
        `<div><p ${line}>${ownName(chance)}</p><p ${line}><span style="display: block" class="${name}">${ownName(chance)}</span></p></div>`,
      );
    },
    sound(page, chance) {
      const name = ownName(chance);
      page.addToHead(`<style>@media (min-width: 62.5em) { .${name} { margin-top: 1.6rem } }</style>`);
      page.insert(chance, `<div><p>${ownName(chance)}</p><p class="${name}">${ownName(chance)}</p></div>`);
    },
  },
  {
    name: "a coloured box over words in a wide window alone",
    in: "layout",
    found: ["mode-faults/wide-covered"],
    plant(page, chance) {
      const name = ownName(chance);
      page.addToHead(
        `<style>.${name} { display: none } @media (min-width: 62.5em) { .${name} { display: block; position: absolute; top: 0; left: 0; width: ${chance.between(60, 90)}px; height: 24px; background: ${chance.pick(["#ddd", "#fff", "#1d70b8"])} } }</style>`,
      );
      page.insert(
        chance,
        `<div style="position: relative"><p style="margin: 0">${sentence(chance)}</p><div class="${name}"></div></div>`,
      );
    },
    sound(page, chance) {
      const name = ownName(chance);
      page.addToHead(
        `<style>.${name} { display: none } @media (min-width: 62.5em) { .${name} { display: block; width: 60px; height: 24px; background: #ddd } }</style>`,
      );
      page.insert(chance, `<div><p>${sentence(chance)}</p><div class="${name}"></div></div>`);
    },
  },
  {
    name: "lines that nobody can draw apart",
    in: "layout",
    found: ["style-faults/pinned-lines"],
    plant(page, chance) {
      const words = Array.from({ length: 6 }, () => sentence(chance)).join(" ");
      const height = chance.pick(["1.2", "1.4", "120%", "1.35em", "20px", "normal"]);
      const pinned = `line-height:${chance.pick([" ", ""])}${height} ${chance.pick(["!important", "! important", "!IMPORTANT"])}`;
      const style = chance.shuffled(["font-size: 16px", pinned, "max-width: 30em"]).join("; ");
      page.insert(
        chance,
        chance.pick([`<p style="${style}">${words}</p>`, `<ul><li style="${style};">${words}</li></ul>`]),
      );
    },
    sound(page, chance) {
      const words = Array.from({ length: 6 }, () => sentence(chance)).join(" ");
      const style = chance.pick(["line-height: 1.5 !important", "line-height: 1.3", "line-height: 28px !important"]);
      page.insert(chance, `<p style="font-size: 16px; max-width: 30em; ${style}">${words}</p>`);
    },
  },
  {
    name: "words that only look like a heading",
    in: "layout",
    found: ["style-faults/styled-headings"],
    plant(page, chance) {
      const name = ownName(chance);
      const size = chance.pick(["200%", "26px", "1.8em", "2rem"]);
      const style = `font-size: ${size}; font-weight: ${chance.pick(["bold", "700", "800"])}`;
      const holder = chance.pick(["p", "div"]);
      // Words of a footer are labels, unless they are many.
      const text = `<p>${sentence(chance)} ${sentence(chance)}</p>`;
      if (chance.below(2) === 0) {
        page.insert(chance, `<${holder} style="${style}">${subject(chance)}</${holder}>${text}`);
      } else {
        page.addToHead(`<style>.${name} { ${style} }</style>`);
        page.insert(chance, `<${holder} class="${name}"><span>${subject(chance)}</span></${holder}>${text}`);
      }
    },
    sound(page, chance) {
      const style = "font-size: 200%; font-weight: bold";
      page.insert(
        chance,
        chance.pick([
          `<h2 style="${style}">${subject(chance)}</h2><p>${sentence(chance)}</p>`,
          `<p style="font-size: 120%">${subject(chance)}</p><p>${sentence(chance)}</p>`,
        ]),
      );
    },
  },
  {
    name: "a picture of the style sheet that says something",
    in: "layout",
    found: ["style-faults/styled-pictures"],
    plant(page, chance, site) {
      const name = ownName(chance);
      const [what, where] = [chance.pick(["chart", "map", "diagram", "graph", "logo"]), ownName(chance)];
      const path = `/assets/${chance.pick([`${where}-${what}`, `${what}_${where}`, `${what}-of-${where}`])}.svg`;
      site.add(
        path.slice(1),
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90" viewBox="0 0 90 90"><path d="M9 9h70v70z"/></svg>',
      );
      const image = chance.pick([
        `background: url("${path}") no-repeat`,
        `background-image: url(${path})`,
        `background-image: linear-gradient(#fff, #eee), url('${path}')`,
      ]);
      page.addToHead(`<style>.${name} { width: 120px; height: 90px; ${image} }</style>`);
      page.insert(chance, `<p>${sentence(chance)}</p><div class="${name}"></div>`);
    },
    sound(page, chance, site) {
      const name = ownName(chance);
      site.add("assets/paper.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
      page.addToHead(`<style>.${name} { width: 120px; height: 90px; background: url("/assets/paper.svg") }</style>`);
      page.insert(chance, `<p>${sentence(chance)}</p><div class="${name}"></div>`);
    },
  },
  {
    name: "a control that no key reaches",
    in: "markup",
    found: ["keyboard-faults/unreachable"],
    plant(page, chance, site) {
      const control = chance.pick([
        element(chance, "button", { type: "button", tabindex: "-1" }, written(chance, subject(chance))),
        element(chance, "a", { href: chance.pick(site.addresses), tabindex: "-1" }, written(chance, subject(chance))),
        element(chance, "input", { type: "text", tabindex: "-1", "aria-label": subject(chance) }),
        element(chance, "select", { tabindex: "-1", "aria-label": subject(chance) }, "<option>2008</option>"),
      ]);
      page.insert(chance, `<p>${control}</p>`);
    },
    sound(page, chance) {
      const button = element(chance, "button", { type: "button", tabindex: "0" }, written(chance, subject(chance)));
      page.insert(
        chance,
        chance.pick([`<p>${button}</p>`, `<h2 tabindex="-1">${subject(chance)}</h2><p>${sentence(chance)}</p>`]),
      );
    },
  },
  {
    name: "words over words that nothing sends away",
    in: "layout",
    found: ["keyboard-faults/undismissed"],
    plant(page, chance, site) {
      const name = ownName(chance);
      const [hidden, shown] = chance.pick([
        ["display: none", "display: block"],
        ["visibility: hidden", "visibility: visible"],
      ] as const);
      page.addToHead(
        `<style>.${name} { position: relative } .${name} span { ${hidden}; position: absolute; left: 0; top: 100%; background: #fff; color: #111 } .${name}:hover > span, .${name}:focus > span { ${shown} }</style>`,
      );
      const inside = `${ownName(chance)}<span>${subject(chance)}</span>`;
      const opener = chance.pick([
        `<a class="${name}" href="${chance.pick(site.addresses)}">${inside}</a>`,
        `<span class="${name}" tabindex="0">${inside}</span>`,
      ]);
      page.insert(chance, `<p>${opener}</p><p>${sentence(chance)}</p>`);
    },
    sound(page, chance, site) {
      const name = ownName(chance);
      page.addToHead(
        `<style>.${name} span { display: none } .${name}:hover > span, .${name}:focus > span { display: inline }</style>`,
      );
      const inside = `${ownName(chance)}<span> ${subject(chance)}</span>`;
      page.insert(
        chance,
        `<p><a class="${name}" href="${chance.pick(site.addresses)}">${inside}</a></p><p>${sentence(chance)}</p>`,
      );
    },
  },
  {
    name: "words that scroll away from who has no mouse",
    in: "words",
    found: ["accessibility/scrollable-region-focusable"],
    plant(page, chance) {
      const words = Array.from({ length: chance.between(24, 30) }, () => sentence(chance)).join(" ");
      page.insert(chance, `<div style="max-height: 16em; overflow: auto"><p>${words}</p></div>`, true);
    },
    sound(page, chance) {
      const words = Array.from({ length: chance.between(3, 4) }, () => sentence(chance)).join(" ");
      page.insert(chance, `<div style="max-height: 16em; overflow: auto"><p>${words}</p></div>`, true);
    },
  },
];
