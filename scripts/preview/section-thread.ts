/** The thread that holds the section. */
import type { DrawingSettings } from "./contract.ts";
import { Drawing } from "./drawing.ts";

export function open(settings: DrawingSettings): Drawing {
  return new Drawing(settings);
}
