/** The site's one stylesheet, compiled from site.scss. */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { compile, Exception } from "sass";
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
 * `source` is another file to compile in place of site.scss; a fault in it is a `Refusal` that names file, line and column.
 */
export function compileStylesheet(source = fileURLToPath(new URL("site.scss", import.meta.url))): Stylesheet {
  const css = compiled(source);
  const hash = createHash("sha256").update(css).digest("hex").slice(0, 12);
  return { css, address: `/assets/site-${hash}.css` };
}

function compiled(source: string): string {
  try {
    return compile(source, {
      style: "compressed",
      charset: false,
      loadPaths: [`${root}node_modules/govuk-frontend/dist`],
      // Warnings about govuk-frontend's own use of Sass are its makers' business.
      quietDeps: true,
    }).css;
  } catch (error) {
    if (!(error instanceof Exception)) throw error;
    const { url, start } = error.span;
    const file = url === undefined ? source : fileURLToPath(url);
    const place = `${file.startsWith(root) ? file.slice(root.length) : file}:${start.line + 1}:${start.column + 1}`;
    throw new Refusal(`${place}: the stylesheet does not compile: ${error.sassMessage}`, 1);
  }
}
