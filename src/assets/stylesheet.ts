/** The site's one stylesheet, compiled from site.scss. */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { CompileResult, SourceSpan } from "sass";
import { Refusal } from "../../scripts/refusal.ts";

export interface Stylesheet {
  /** The whole stylesheet, compressed. */
  css: string;
  /** Where it stands below the site's root; the name holds a hash of the bytes: `/assets/site-0f3a9c1b.css`. */
  address: string;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Compiles the stylesheet. The same sources give the same bytes on every machine, and nothing is fetched.
 * `source` is another file to compile in place of site.scss; a fault in it is a `Refusal` that names file, line and
 * column. `sources` is every file that it was compiled from.
 */
export async function compileStylesheet(
  source = fileURLToPath(new URL("site.scss", import.meta.url)),
): Promise<Stylesheet & { sources: string[] }> {
  const { css, loadedUrls } = await compiled(source);
  const hash = createHash("sha256").update(css).digest("hex").slice(0, 12);
  // The lockfile stands for the compiler's own version.
  const sources = [`${root}package-lock.json`, ...loadedUrls.map((url) => fileURLToPath(url))];
  return { css, address: `/assets/site-${hash}.css`, sources };
}

/** Reads the compiler, which alone takes longer than most edits and builds: only where something is to be compiled. */
export function readCompiler(): Promise<typeof import("sass")> {
  return import("sass");
}

async function compiled(source: string): Promise<CompileResult> {
  const { compile, Exception } = await readCompiler();
  try {
    return compile(source, {
      style: "compressed",
      charset: false,
      loadPaths: [`${root}node_modules/govuk-frontend/dist`],
      // What govuk-frontend's own Sass does that Sass will one day forbid is its makers' business.
      quietDeps: true,
      logger: {
        // Nobody reads a warning that scrolls by: ours are mended at once.
        warn(message, { span }) {
          throw fault(source, span, `the stylesheet compiles with a warning: ${message}`);
        },
        debug(message, { span }) {
          throw fault(source, span, `a @debug was left in the stylesheet: ${message}`);
        },
      },
    });
  } catch (error) {
    if (!(error instanceof Exception)) throw error;
    throw fault(source, error.span, `the stylesheet does not compile: ${error.sassMessage}`);
  }
}

/** What is wrong with the Sass, in one sentence that begins with file (below the project), line and column. */
function fault(source: string, span: SourceSpan | undefined, message: string): Refusal {
  const file = span?.url === undefined ? source : fileURLToPath(span.url);
  const short = file.startsWith(root) ? file.slice(root.length) : file;
  const place = span === undefined ? short : `${short}:${span.start.line + 1}:${span.start.column + 1}`;
  return new Refusal(`${place}: ${message}`, 1);
}
