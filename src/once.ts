/** Something worked out from a section once, however many pages ask for it. */
import type { Section } from "./section.ts";

/** Wraps a pure function of a section so that it runs once for each section; what it made goes when the section does. */
export function once<Made>(make: (section: Section) => Made): (section: Section) => Made {
  const made = new WeakMap<Section, { value: Made }>();
  return (section) => {
    let known = made.get(section);
    if (!known) made.set(section, (known = { value: make(section) }));
    return known.value;
  };
}
