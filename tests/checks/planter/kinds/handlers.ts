/** Faults in the handlers that stand in attributes of elements. */
import type { Chance } from "../chance.ts";
import type { Kind } from "../kind.ts";
import { element, written } from "../markup.ts";
import { subject, subjects } from "../words.ts";

/** Script in a page is a fault of its own, in the sound passage too. */
const besides = ["heavy-pages/inline-script"];

function choice(chance: Chance, attributes: Record<string, string>): string {
  const options = subjects(chance, 3).map((words, at) => `<option value="/?page=${at}">${words}</option>`);
  return element(chance, "select", { "aria-label": subject(chance), ...attributes }, options.join(""));
}

function form(chance: Chance, inside: string): string {
  return element(chance, "form", { action: "/", method: "get" }, inside);
}

export const handlerKinds: readonly Kind[] = [
  {
    name: "an element that only the mouse can press",
    in: "markup",
    found: ["unclear-words/scripted-elements"],
    besides,
    plant(page, chance, site) {
      const to = chance.pick(site.addresses);
      const does = chance.pick([
        `location.href = '${to}'`,
        `window.open("${to}")`,
        "show(this)",
        "return toggle(event)",
        "document.body.classList.toggle('open')",
      ]);
      const words = written(chance, subject(chance));
      page.insert(
        chance,
        chance.pick([
          () => `<p>${element(chance, "span", { onclick: does }, words)}</p>`,
          () => element(chance, "div", { onclick: does }, words),
          () => element(chance, "p", { onmousedown: does }, words),
          () => `<p>${element(chance, "a", { onclick: does }, words)}</p>`,
          () => `<p>${element(chance, "b", { ondblclick: does }, words)}</p>`,
          () => element(chance, "div", { tabindex: "0", onclick: does, onkeydown: does }, words),
          () => `<p>${element(chance, "button", { type: "button", onmouseup: does }, words)}</p>`,
        ])(),
      );
    },
    sound(page, chance, site) {
      const words = written(chance, subject(chance));
      page.insert(
        chance,
        chance.pick([
          () => `<p>${element(chance, "a", { href: chance.pick(site.addresses), onclick: "count()" }, words)}</p>`,
          () => `<p>${element(chance, "button", { type: "button", onclick: "save()" }, words)}</p>`,
          () =>
            `<p>${element(chance, "button", { type: "button", onmousedown: "press()", onclick: "save()" }, words)}</p>`,
          () =>
            element(chance, "div", { role: "button", tabindex: "0", onclick: "save()", onkeydown: "save()" }, words),
        ])(),
      );
    },
  },
  {
    name: "a choice that takes the reader away at once",
    in: "markup",
    found: ["unclear-words/sudden-changes"],
    besides,
    plant(page, chance) {
      const sends = chance.pick([
        "this.form.submit()",
        "form.submit()",
        "this.form.requestSubmit();",
        "document.forms[0].submit()",
      ]);
      const leads = chance.pick([
        "location.href = this.value",
        "window.location = this.value",
        "document.location.href=this.options[this.selectedIndex].value",
        "location.assign(this.value)",
        "if (this.value) { location.replace(this.value) }",
        "window.open(this.value)",
      ]);
      const box = element(chance, "input", { type: "radio", name: "way", onchange: sends });
      page.insert(
        chance,
        chance.pick([
          () => form(chance, `<p>${choice(chance, { onchange: sends })}</p>`),
          () => `<p>${choice(chance, { [chance.pick(["onchange", "oninput"])]: leads })}</p>`,
          () => form(chance, `<p><label>${box} ${written(chance, subject(chance))}</label></p>`),
        ])(),
      );
    },
    sound(page, chance) {
      const counts = chance.pick(["count()", "this.className = 'chosen'", "show(this.value)"]);
      page.insert(
        chance,
        chance.pick([
          () => form(chance, `<p>${choice(chance, { onchange: counts })} <button>Go to it</button></p>`),
          () =>
            `<p>${element(chance, "button", { type: "button", onclick: "location.href = '/'" }, "Go to the start")}</p>`,
        ])(),
      );
    },
  },
  {
    name: "a focus that flees from who comes to it",
    in: "markup",
    found: ["unclear-words/fleeing-focus"],
    besides,
    plant(page, chance, site) {
      const flees = chance.pick([
        "this.blur()",
        "this.blur();",
        "blur()",
        "if (this.blur) this.blur();",
        "event.target.blur()",
        "event.currentTarget.blur(); return false",
      ]);
      const words = written(chance, subject(chance));
      const control = chance.pick([
        element(chance, "a", { href: chance.pick(site.addresses), onfocus: flees }, words),
        element(chance, "button", { type: "button", onfocus: flees }, words),
      ]);
      page.insert(chance, `<p>${control}</p>`);
    },
    sound(page, chance, site) {
      const marks = chance.pick(["this.className = 'seen'", "mark(this)"]);
      const words = written(chance, subject(chance));
      page.insert(
        chance,
        `<p>${element(chance, "a", { href: chance.pick(site.addresses), onfocus: marks }, words)}</p>`,
      );
    },
  },
];
