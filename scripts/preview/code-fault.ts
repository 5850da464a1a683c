/** A fault of the code (a layout, a component, a schema) as a place and a sentence, like a record's. */
import { fileURLToPath } from "node:url";
import { relative } from "node:path";
import type { Fault } from "../../src/faults.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Finds the place of an error in our own code: where it does not compile, or the first line of its stack that is ours. */
export function codeFault(error: Error): Fault {
  const compile = /^([^\n]*?\.tsx?):(\d+):\d+: ERROR: ([^\n]*)/m.exec(error.message);
  if (compile)
    return { file: shown(compile[1]!), line: Number(compile[2]), message: `this does not compile: ${compile[3]!}` };
  const frames = [...(error.stack ?? "").matchAll(/(?:file:\/\/)?(\/[^\s()]*?\.tsx?):(\d+):\d+/g)];
  const own = frames.find(([, path]) => path!.startsWith(root) && !path!.includes("node_modules"));
  const message = `the code of the pages failed: ${error.message.split("\n")[0]!}`;
  return own ? { file: shown(own[1]!), line: Number(own[2]), message } : { file: "src", line: 1, message };
}

function shown(path: string): string {
  return path.startsWith(root) ? relative(root, path) : path;
}
