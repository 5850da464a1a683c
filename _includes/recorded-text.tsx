import type { ComponentChildren } from "preact";
import type { Example } from "./example.ts";

export interface RecordedTextProps {
  /** Whose words these are and from which copy, said beneath them; `null` where the words around say it already. */
  caption?: ComponentChildren;
  /** The record's words as HTML rendered from the record's own Markdown; or as children. */
  html?: string;
  children?: ComponentChildren;
}

/**
 * Words of the record, verbatim, marked as such for eyes, screen readers and the checks:
 * what stands inside `data-record` is never corrected, and rules that judge words leave it alone.
 */
export function RecordedText({ caption = "From the record, word for word", html, children }: RecordedTextProps) {
  return (
    <figure class="app-record">
      {html === undefined ? (
        <blockquote class="app-record__words app-prose" data-record="">
          {children}
        </blockquote>
      ) : (
        <blockquote class="app-record__words app-prose" data-record="" dangerouslySetInnerHTML={{ __html: html }} />
      )}
      {caption !== null && <figcaption class="app-record__caption">{caption}</figcaption>}
    </figure>
  );
}

export const examples: Example<RecordedTextProps>[] = [
  {
    name: "a paragraph, slips and all",
    props: {
      children: (
        <p>Comments on the evidence and ideas is welcome and can be submitted on the Young Foundation website.</p>
      ),
    },
  },
  {
    name: "rendered from Markdown, from a named copy",
    props: { html: "<p>R&amp;D</p>\n", caption: "The page as archived on 4 March 2010" },
  },
  { name: "without a caption", props: { html: "<p>R&amp;D</p>\n", caption: null } },
];
