/** A verb's options, read strictly: one that does not exist is a plain sentence with the nearest that does. */
import { parseArgs, type ParseArgsConfig } from "node:util";
import { closest } from "fastest-levenshtein";
import { Refusal } from "./refusal.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>;

/**
 * Reads `argv` by `options` (see node:util's parseArgs). `operands` is how many arguments without a dash may stand
 * there. A {@link Refusal} (exit 2) for an unknown option, a missing value or one argument too many.
 */
export function readOptions<const O extends Options>(argv: string[], options: O, operands = 0): Parsed<O> {
  let parsed: Parsed<O>;
  try {
    parsed = parseArgs({ args: argv, options, allowPositionals: true });
  } catch (error) {
    throw refusal(error, Object.keys(options));
  }
  const extra = parsed.positionals[operands];
  if (extra !== undefined) throw new Refusal(`"${extra}" is one argument too many. See --help.`);
  return parsed;
}

function refusal(error: unknown, names: string[]): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const found = /'(-[^' ]*)/.exec(message)?.[1] ?? "";
    const nearest = closest(found.replace(/^-+/, ""), names);
    return new Refusal(`${found} is not an option here. Did you mean --${nearest}? See --help.`);
  }
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") {
    const found = /--[a-z-]+/.exec(message)?.[0] ?? "An option";
    return new Refusal(
      `${found} ${message.includes("does not take") ? "takes no value" : "needs a value"}. See --help.`,
    );
  }
  return error;
}

/** The web address that an option gives, if any. A {@link Refusal} (exit 2) where it is none, before anything was done. */
export function webAddress(text: string | undefined, option: string): string | undefined {
  if (text === undefined || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) return text;
  throw new Refusal(`${option} wants an address that begins with https:// or http://, and "${text}" does not.`);
}

/** The number that `--port` gives. A {@link Refusal} (exit 2) where it is none. */
export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Refusal(`--port wants a number up to 65535, and "${text}" is none.`);
}
