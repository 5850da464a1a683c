import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** A whole HTML file from a page's `<html>` element. The same element gives the same bytes. */
export function renderDocument(vnode: VNode): string {
  return `<!DOCTYPE html>\n${renderToString(vnode)}\n`;
}
