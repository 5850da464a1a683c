/** Which files a page of HTML needs to look as it should: styles, scripts, images and the like, but not what it links to. */
import { Parser } from "htmlparser2";
import { pathsOf } from "./address.ts";

/** Paths, below the site's root, of what a page loads. `base` is the path of the site's public address (`/reform/`). */
export function pageAssets(html: string, page: string, base: string): Set<string> {
  const found = new Set<string>();
  const at = new URL(page.replace(/(^|\/)index\.html$/, "$1"), `http://site.invalid${base}`);
  let root = at;
  const add = (address: string | undefined): void => {
    if (address === undefined || !URL.canParse(address, root)) return;
    const url = new URL(address, root);
    if (url.origin !== at.origin || !url.pathname.startsWith(base)) return;
    const [path] = pathsOf(`/${url.pathname.slice(base.length)}`);
    if (path !== undefined) found.add(path);
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      const { src, href, srcset, poster, data } = attributes;
      if (name === "base" && href !== undefined && URL.canParse(href, at)) root = new URL(href, at);
      if (name === "link" && /\b(stylesheet|icon|preload|modulepreload|manifest)\b/i.test(attributes["rel"] ?? ""))
        add(href);
      if (name !== "a" && name !== "area" && name !== "iframe") add(src);
      if (name === "use" || name === "image") add(href ?? attributes["xlink:href"]);
      if (name === "object") add(data);
      if (poster !== undefined) add(poster);
      for (const candidate of srcset?.split(",") ?? []) add(candidate.trim().split(/\s+/)[0]);
    },
  });
  parser.end(html);
  return found;
}
