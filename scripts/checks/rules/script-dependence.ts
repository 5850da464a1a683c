/** The rules of `script-dependence`. */
import type { Rule } from "./rule.ts";

export const scriptDependence: readonly Rule[] = [
  {
    id: "words-by-script",
    wcag: [],
    severity: "warning",
    why: "Where the script does not load, or not yet, the words are not there.",
    mend: "Write the words into the page, and let the script add only what helps.",
    bad: ['<p id="p"></p><script>document.getElementById("p").textContent = "Written by a script";</script>'],
    good: ["<p>Words that stay</p><script>window.x = 1;</script>"],
  },
];
