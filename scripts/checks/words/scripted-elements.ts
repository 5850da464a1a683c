/** Elements that a script in their own attribute makes into a link or a button, and that no key or no role does. */
import type { PageWords, WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

const POINTER = ["onclick", "ondblclick", "onmousedown", "onmouseup", "onpointerdown", "onpointerup", "ontouchstart"];
const KEYS = ["onkeydown", "onkeyup", "onkeypress"];
/** What a key presses by itself, and what a script listens on for what is pressed within it. */
const OPERABLE = "a area button input select textarea summary option label video audio iframe object embed".split(" ");
const PASSES_ON = new Set("html body main form dialog fieldset table ul ol nav".split(" "));

/** Whether something within can be reached by a key: then the script is for the pointer's convenience. */
const holdsOperable = (element: WordElement): boolean =>
  element.children.some(
    (child) => OPERABLE.includes(child.name) || child.attribute("tabindex") !== undefined || holdsOperable(child),
  );

/** Whether a key can press it by itself, or what it stands in. */
function isPressed(page: PageWords, element: WordElement): boolean {
  const operable = page.around(element, ...OPERABLE);
  return operable !== undefined && !(operable.name === "a" && operable.attribute("href") === undefined);
}

export const scriptedElements: WordRule = {
  id: "scripted-elements",
  wcag: ["2.1.1", "4.1.2"],
  source: "F42, F54, F59",
  severity: "warning",
  why: "Who uses a keyboard or a screen reader cannot press it, or is never told that it can be pressed.",
  mend: "Write a link (`a href`) where it leads somewhere, and a `button` where it does something.",
  bad: [
    "<p><span onclick=\"location.href = '/r/'\">The report</span></p>",
    '<img src="next.png" alt="Next page" onmousedown="next()">',
    '<div tabindex="0" onclick="save()" onkeydown="save()">Save</div>',
    '<a onclick="open()">Show the figures</a>',
    '<button type="button" onmousedown="save()">Save</button>',
  ],
  good: [
    '<p><a href="/r/" onclick="count()">The report</a></p>',
    '<button type="button" onclick="save()">Save</button>',
    '<button type="button" onmousedown="press()" onclick="save()">Save</button>',
    '<div role="button" tabindex="0" onclick="save()" onkeydown="save()">Save</div>',
    '<li onclick="follow()"><h2><a href="/r/">The report</a></h2><p>What it says</p></li>',
    '<button type="button" onclick="save()"><span onclick="count()">Save</span></button>',
    '<form onclick="closeMenus()"><p>Words</p></form>',
  ],
  judge: (page) =>
    page.scripted.flatMap((element) => {
      const has = (names: readonly string[]): boolean => names.some((name) => element.attribute(name) !== undefined);
      if (!has(POINTER) || PASSES_ON.has(element.name) || element.attribute("aria-hidden") === "true") return [];
      const called = element.words() || (element.attribute("alt") ?? "");
      const it = called === "" ? `this \`${element.name}\`` : `"${called.slice(0, 40)}"`;
      if (isPressed(page, element)) {
        const isButton = element.name === "button" || (element.attribute("type") ?? "") === "button";
        if (!isButton || element.attribute("onclick") !== undefined || has(KEYS)) return [];
        return [{ element, message: `${it} answers to the pointer alone: a key that presses it does nothing` }];
      }
      if (holdsOperable(element)) return [];
      const tabindex = element.attribute("tabindex");
      if (tabindex === undefined && element.attribute("contenteditable") === undefined)
        return [{ element, message: `${it} can be clicked, and no key comes to it` }];
      if (element.attribute("role") !== undefined) return [];
      return [{ element, message: `${it} can be pressed, and nothing tells a screen reader so` }];
    }),
};
