/** How long a visitor's browser and a cache may keep a file: a year where its name holds its hash, else not unasked. */
import type { Receipt } from "../receipt.ts";

const YEAR_SECONDS = 31_536_000;

export const CACHE: Receipt["cache"] = [
  { files: "^assets/.*[.-][0-9a-f]{8,}\\.[a-z0-9]+$", control: `public, max-age=${YEAR_SECONDS}, immutable` },
  { files: "", control: "public, max-age=0, must-revalidate" },
];
