import type { ComponentChildren } from "preact";
import type { Example } from "./example.ts";

export interface ProseProps {
  /** HTML rendered from Markdown with HTML off; or children. */
  html?: string;
  children?: ComponentChildren;
}

/** Plain paragraphs, lists, headings, tables, quotations and links, set as the site sets them. */
export function Prose({ html, children }: ProseProps) {
  return html === undefined ? (
    <div class="app-prose">{children}</div>
  ) : (
    <div class="app-prose" dangerouslySetInnerHTML={{ __html: html }} />
  );
}

export const examples: Example<ProseProps>[] = [
  {
    name: "every element that Markdown gives",
    props: {
      html: `<h2 id="a">A heading</h2>
<p>Words with a <a href="#a">link</a>, <strong>weight</strong>, <em>stress</em> and <code>code</code>.</p>
<ul>
<li>one</li>
<li>two</li>
</ul>
<ol>
<li>first</li>
<li>second</li>
</ol>
<h3>A smaller heading</h3>
<blockquote>
<p>Somebody else’s words.</p>
</blockquote>
<table>
<thead>
<tr><th scope="col">Item</th><th scope="col">Fact</th></tr>
</thead>
<tbody>
<tr><td>Price</td><td>£26.60</td></tr>
</tbody>
</table>
`,
    },
  },
  {
    name: "what is hard to fit: long words, code, a wide table, deep lists",
    props: {
      html: `<h4>Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch</h4>
<p>https://webarchive.nationalarchives.gov.uk/20100304103856/http://www.cabinetoffice.gov.uk/public_service_reform.aspx</p>
<pre><code>a line of code that is a good deal longer than a narrow screen is wide, and that may be broken
</code></pre>
<ul>
<li>one
<ol>
<li>two
<ul>
<li>three</li>
</ul>
</li>
</ol>
</li>
</ul>
<hr>
<table>
<thead>
<tr><th scope="col">Department</th><th scope="col">Responsibilities</th><th scope="col">Publications</th><th scope="col">Correspondence</th><th scope="col">Representatives</th></tr>
</thead>
<tbody>
<tr><td>Communities</td><td>Neighbourhoods</td><td>Administrative</td><td>Intergovernmental</td><td>Parliamentarians</td></tr>
</tbody>
</table>
`,
    },
  },
  { name: "children", props: { children: <p>Children in place of HTML.</p> } },
];
