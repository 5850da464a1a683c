/** A file that goes with a record: where it lies, and what was measured. */
import type { Measured } from "./attachment.ts";

export interface StoredFile extends Measured {
  file: string;
  /** Its place on disk. */
  path: string;
}
