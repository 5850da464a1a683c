/**
 * The rules of html-validate that every page is judged by: its `standard` preset, which holds to the HTML standard and
 * has no opinions on style. `no-dup-id` is ours to judge (duplicate-ids), for every page and in the same pass as links.
 */
import type { ConfigData } from "html-validate";

export const rules: ConfigData = {
  root: true,
  extends: ["html-validate:standard"],
  elements: ["html5"],
  rules: { "no-dup-id": "off" },
};
