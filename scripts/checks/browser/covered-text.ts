/**
 * Words beneath something that holds none: a picture, a field or a coloured box. Told only where a browser knows it for
 * certain: what lies above is opaque, does not move with the window, and hides three spots in a row of a line (12 pixels:
 * a letter at least) in the upper, the middle and the lower third of its height.
 */

/** A line of words as it was drawn, the element that holds them and the block that this stands in. */
export interface Line {
  element: Element;
  box: DOMRect;
  block: Element;
}

export interface Covered {
  /** The first line that is hidden. */
  line: Line;
  /** What lies over it. */
  by: Element;
  /** In CSS pixels: how much of the line is hidden. */
  pixels: number;
  /** All lines of the block lie beneath it: what lies above may be meant to go, or the two to be shown in turn. */
  wholly: boolean;
}

/**
 * Runs within the page.
 * @param lines in order of their upper edge
 * @param wordless whether no words are seen in an element
 * @param floats whether an element moves with the window, so that readers can scroll the words out from beneath it
 */
export function coveredText(
  lines: readonly Line[],
  wordless: (element: Element) => boolean,
  floats: (element: Element) => boolean,
): Covered[] {
  const STEP = 6;
  const ROW = 3;

  const isOpaque = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { opacity, mixBlendMode, filter, maskImage } = getComputedStyle(at);
      if (opacity !== "1" || mixBlendMode !== "normal" || filter !== "none" || maskImage !== "none") return false;
    }
    const { backgroundColor, backgroundClip } = getComputedStyle(element);
    const [, list = ""] = /\((.*)\)/.exec(backgroundColor) ?? [];
    const alpha = list.includes("/") ? list.split("/")[1] : list.split(",")[3];
    if (backgroundClip === "border-box" && list !== "" && (alpha === undefined || Number(alpha) === 1)) return true;
    return element instanceof HTMLImageElement && isOpaquePicture(element);
  };
  const isOpaquePicture = (picture: HTMLImageElement): boolean => {
    if (!picture.complete || picture.naturalWidth === 0) return false;
    const { protocol, origin } = new URL(picture.currentSrc);
    if (protocol !== "data:" && origin !== location.origin) return false;
    if (!/^(?:fill|cover)$/.test(getComputedStyle(picture).objectFit)) return false;
    const side = 16;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side;
    const drawing = canvas.getContext("2d", { willReadFrequently: true })!;
    drawing.drawImage(picture, 0, 0, side, side);
    const { data } = drawing.getImageData(0, 0, side, side);
    for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
    return true;
  };

  /** Whether an element is drawn over a line at a place of the page, with nothing of its words above it. */
  const hides = (by: Element, { element }: Line, x: number, y: number): boolean => {
    scrollTo({ top: y - innerHeight / 2, behavior: "instant" });
    const stack = document.elementsFromPoint(x, y - scrollY);
    const above = stack.indexOf(by);
    return above !== -1 && above < stack.indexOf(element);
  };
  /** How many pixels of a line an element hides, in one piece. */
  const hiddenPixels = (by: Element, line: Line, box: DOMRect): number => {
    const right = Math.min(box.right, line.box.right, document.documentElement.clientWidth);
    let longest = 0;
    let row = 0;
    const left = Math.max(box.left, line.box.left, 0);
    for (let x = left + 1; x < right; x += STEP) {
      const hidden = [0.3, 0.5, 0.7].every((part) => hides(by, line, x, line.box.top + line.box.height * part));
      row = hidden ? row + 1 : 0;
      longest = Math.max(longest, row);
    }
    return longest < ROW ? 0 : Math.min(longest * STEP, right - left);
  };
  const isWithin = (inner: DOMRect, outer: DOMRect): boolean =>
    inner.left >= outer.left - 1 &&
    inner.right <= outer.right + 1 &&
    inner.top >= outer.top - 1 &&
    inner.bottom <= outer.bottom + 1;
  /** The classes of all that an element stands in, up to what holds both. */
  const kindsUpTo = (element: Element, other: Element): string[] => {
    const kinds: string[] = [];
    for (let at: Element | null = element; at && !at.contains(other); at = at.parentElement)
      kinds.push(`${at.localName} ${at.classList[0] ?? ""}`);
    return kinds;
  };
  /** A picture in place of its block's own words, or one of several things of a kind of which one is shown at a time. */
  const isOnPurpose = (by: Element, { block }: Line): boolean =>
    block.contains(by) || kindsUpTo(by, block).at(-1) === kindsUpTo(block, by).at(-1);

  const boxes = Array.from(document.body.querySelectorAll("*"))
    .filter(wordless)
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width >= ROW * STEP && box.height >= 4);
  const suspects = boxes.flatMap(({ element: by, box }) => {
    const beneath: Line[] = [];
    for (const line of lines) {
      if (line.box.top >= box.bottom) break;
      const across = Math.min(box.right, line.box.right) - Math.max(box.left, line.box.left);
      const down = Math.min(box.bottom, line.box.bottom) - Math.max(box.top, line.box.top);
      if (across >= (ROW - 1) * STEP && down >= line.box.height * 0.4) beneath.push(line);
    }
    return beneath.length > 0 && !floats(by) && isOpaque(by) ? [{ by, box, beneath }] : [];
  });
  if (suspects.length === 0) return [];

  const before = { left: scrollX, top: scrollY };
  // Where a pointer goes through a box, so does the question what stands at a place.
  const asked = document.head.appendChild(document.createElement("style"));
  asked.textContent = "* { pointer-events: auto !important }";
  const covered: Covered[] = [];
  for (const { by, box, beneath } of suspects) {
    for (const line of beneath) {
      const pixels = hiddenPixels(by, line, box);
      if (pixels === 0) continue;
      const wholly = lines.filter(({ block }) => block === line.block).every((one) => isWithin(one.box, box));
      if (!wholly || !isOnPurpose(by, line)) covered.push({ line, by, pixels, wholly });
      break;
    }
  }
  asked.remove();
  scrollTo({ ...before, behavior: "instant" });
  return covered;
}
