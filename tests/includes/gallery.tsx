/** One page with every component's examples on it, as a browser shows them. */
import { h, type ComponentType } from "preact";
import { components } from "../../_includes/components.ts";
import { renderDocument } from "../../_includes/document.ts";
import { Layout, examples } from "../../_includes/layout.tsx";
import { compileStylesheet } from "../../src/assets/stylesheet.ts";

/** The page's HTML, its stylesheet inside it so that nothing needs to be served. */
export async function gallery(): Promise<string> {
  const shown = components.filter(({ name }) => name !== "layout" && name !== "skip-link");
  const page = (
    <Layout {...examples[0]!.props}>
      <h1>Every component</h1>
      {shown.flatMap(({ name, component, examples: each }) => [
        <h2>{name}</h2>,
        ...each.map(({ props }) => h(component as ComponentType<object>, props as object)),
      ])}
    </Layout>
  );
  const { css } = await compileStylesheet();
  return renderDocument(page).replace(/<link rel="stylesheet"[^>]*>/, `<style>${css}</style>`);
}
