/**
 * Which element may have which attribute: the HTML standard's index of attributes, and a few that other standards of
 * the web add to it. What every element may have, html-validate knows, and what was once allowed too.
 */
import html5 from "html-validate/elements/html5";
import type { HtmlElement } from "html-validate";
import { handlers } from "./handlers.ts";

const MEDIA = "audio video";
const SIZED = "canvas embed iframe img input object source video";

const ELEMENTS: Record<string, string> = {
  abbr: "th",
  accept: "input",
  "accept-charset": "form",
  action: "form",
  allow: "iframe",
  allowfullscreen: "iframe",
  alpha: "input",
  alt: "area img input",
  as: "link",
  async: "script",
  autocomplete: "form input select textarea",
  autoplay: MEDIA,
  blocking: "link script style",
  capture: "input",
  charset: "meta",
  checked: "input",
  cite: "blockquote del ins q",
  closedby: "dialog",
  color: "link",
  colorspace: "input",
  cols: "textarea",
  colspan: "td th",
  command: "button",
  commandfor: "button",
  content: "meta",
  controls: MEDIA,
  controlslist: MEDIA,
  coords: "area",
  credentialless: "iframe",
  crossorigin: "audio img link script video",
  csp: "iframe",
  data: "object",
  datetime: "del ins time",
  decoding: "img",
  default: "track",
  defer: "script",
  dirname: "input textarea",
  disabled: "button fieldset input link optgroup option select textarea",
  disablepictureinpicture: "video",
  disableremoteplayback: MEDIA,
  download: "a area",
  enctype: "form",
  fetchpriority: "img link script",
  for: "label output",
  form: "button fieldset input object output select textarea",
  formaction: "button input",
  formenctype: "button input",
  formmethod: "button input",
  formnovalidate: "button input",
  formtarget: "button input",
  headers: "td th",
  height: SIZED,
  high: "meter",
  href: "a area base link",
  hreflang: "a link",
  "http-equiv": "meta",
  imagesizes: "link",
  imagesrcset: "link",
  integrity: "link script",
  interestfor: "a area button link",
  ismap: "img",
  kind: "track",
  label: "optgroup option track",
  list: "input",
  loading: "audio iframe img video",
  loop: MEDIA,
  low: "meter",
  max: "input meter progress",
  maxlength: "input textarea",
  media: "link meta source style",
  method: "form",
  min: "input meter",
  minlength: "input textarea",
  multiple: "input select",
  muted: MEDIA,
  name: "button details fieldset form iframe input map meta object output select slot textarea",
  nomodule: "script",
  novalidate: "form",
  open: "details dialog",
  optimum: "meter",
  pattern: "input",
  ping: "a area",
  placeholder: "input textarea",
  playsinline: "video",
  popovertarget: "button input",
  popovertargetaction: "button input",
  poster: "video",
  preload: MEDIA,
  readonly: "input textarea",
  referrerpolicy: "a area iframe img link script",
  rel: "a area form link",
  required: "input select textarea",
  reversed: "ol",
  rows: "textarea",
  rowspan: "td th",
  sandbox: "iframe",
  scope: "th",
  selected: "option",
  shadowrootclonable: "template",
  shadowrootcustomelementregistry: "template",
  shadowrootdelegatesfocus: "template",
  shadowrootmode: "template",
  shadowrootserializable: "template",
  shape: "area",
  size: "input select",
  sizes: "img link source",
  span: "col colgroup",
  src: "audio embed iframe img input script source track video",
  srcdoc: "iframe",
  srclang: "track",
  srcset: "img source",
  start: "ol",
  step: "input",
  target: "a area base form",
  type: "a button embed input link object ol script source style",
  usemap: "img",
  value: "button data input li meter option progress",
  webkitdirectory: "input",
  width: SIZED,
  wrap: "textarea",
};
const homes = new Map(Object.entries(ELEMENTS).map(([name, elements]) => [name, elements.split(" ")]));

/** Of RDFa and of standards that any element takes part in. */
const others = new Set(
  "about datatype inlist prefix property resource rev typeof vocab elementtiming attributionsrc virtualkeyboardpolicy".split(
    " ",
  ),
);

/** Obsolete, and drawn or read all the same; html-validate has no word on them. */
const obsolete = new Set(["table border", "script charset"]);

/** The elements that have an attribute, by the standard; undefined where HTML has none of that name. */
export function homesOf(attribute: string): readonly string[] | undefined {
  return homes.get(attribute);
}

/** Whether html-validate has a word on an attribute of an element, be it that it is obsolete; or every element may have it. */
function isJudged(element: string, attribute: string): boolean {
  const known = (name: string): boolean => attribute in (html5[name]?.attributes ?? {});
  return known("*") || known(element) || others.has(attribute) || obsolete.has(`${element} ${attribute}`);
}

/** Whether a name is not of HTML's index and says so: `data-…`, `aria-…`, `onclick`, `xml:lang`, a framework's `@click`. */
function isForeign(attribute: string): boolean {
  return handlers.has(attribute) || attribute === "xmlns" || (!homes.has(attribute) && !/^[a-z]+$/.test(attribute));
}

/** The attributes that an element does not have by the standard; of obsolete elements, SVG and custom elements none is judged. */
export function homelessAttributes(element: HtmlElement): string[] {
  const { meta, tagName, attributes } = element;
  if (!meta || meta.deprecated) return [];
  const names = attributes.map(({ key }) => key).filter((name) => !isForeign(name) && !isJudged(tagName, name));
  const homeless = names.filter((name) => !homesOf(name)?.includes(tagName));
  return homeless.length > 0 && element.closest("svg, math") ? [] : homeless;
}
