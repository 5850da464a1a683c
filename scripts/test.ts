/** `npm test`: type check and lint side by side, then every test. Ends with the test runner's own closing lines. */
import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readOptions } from "./options.ts";

const HELP = `npm test [-- WORD …]

Runs the type check, the linter, the formatter's check and every test. With words, only the test files whose path holds one of them
(and nothing else): npm test -- deploy

Exit 0 all passed, 1 something failed.`;

export async function main(argv: string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, { help: { type: "boolean" } }, Infinity);
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (positionals.length === 0) {
    const verdicts = await Promise.all([
      run("node_modules/typescript/bin/tsc", ["--noEmit", "--pretty", "false"]),
      run("node_modules/eslint/bin/eslint.js", ["."]),
      run("node_modules/prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."]),
    ]);
    if (verdicts.includes(false)) {
      console.error("The type check, the linter or the formatter found something (above). No test was run.");
      return 1;
    }
    console.log("Type check, lint and format: nothing found.");
  }
  const files = await testFiles("tests");
  const chosen = files.filter((file) => positionals.length === 0 || positionals.some((word) => file.includes(word)));
  if (chosen.length === 0) {
    console.error(`No test file's path holds ${positionals.map((word) => `"${word}"`).join(" or ")}.`);
    return 1;
  }
  return (await run("--import", ["tsx", "--test", "--test-concurrency=2", "--test-reporter=spec", ...chosen])) ? 0 : 1;
}

/** Every `*.test.ts` and `*.test.tsx` below a folder, sorted. */
async function testFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

/** Runs a program of Node's to its end, its output shown; true where it ended well. */
async function run(program: string, args: string[]): Promise<boolean> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "inherit", "inherit"] });
  return await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code === 0));
  });
}
