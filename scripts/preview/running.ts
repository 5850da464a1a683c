/** Whether a preview runs already, asked through its own address. */
import { realpath } from "node:fs/promises";
import { OWN } from "./bar.tsx";

/** What a preview says of itself at `/@preview/records`. */
export interface RunningPreview {
  /** The real path of its folder of records. */
  records: string;
  /** The site's base path: `/` or `/reform/`. */
  base: string;
}

/** This machine answers at once, or something else listens there that is no preview. Milliseconds. */
const PATIENCE = 2000;

/**
 * Who is at a port of this machine: the address of a preview of these records, `free` where nobody listens, `taken` by
 * anything else.
 */
export async function whoIsAt(port: number, data: string): Promise<{ url: string } | "free" | "taken"> {
  let answer: unknown;
  try {
    const response = await fetch(`http://127.0.0.1:${port}${OWN}records`, { signal: AbortSignal.timeout(PATIENCE) });
    answer = await response.json();
  } catch (error) {
    const { cause } = error as { cause?: NodeJS.ErrnoException };
    if (cause?.code === "ECONNREFUSED") return "free";
    // It answers in some other way, or not at all: no preview of ours, whatever it is.
    if (error instanceof Error) return "taken";
    throw error;
  }
  const { records, base } = (answer ?? {}) as Partial<RunningPreview>;
  return records === (await realpath(data)) ? { url: `http://localhost:${port}${base ?? "/"}` } : "taken";
}
