/** Faults in the layout alone. */
import type { Kind } from "../kind.ts";
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
      page.insert(chance, `<p style="font-size: 13px; max-width: 30em">${words}</p>`);
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
];
