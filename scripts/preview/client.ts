/** What runs in the browser while previewing: shows a page's new version in its place, without losing the reader's. */

/** Sent to the browser as its own text, so it holds all it uses. */
export function previewClient(): void {
  const script = document.currentScript as HTMLScriptElement;
  const own = new URL(".", script.src).pathname;
  const bar = document.querySelector("preview-bar");
  const framed = window.top !== window;
  let revision = Number(script.dataset["revision"]);
  let etag = "";
  let source: EventSource | undefined;
  let busy = Promise.resolve();

  if (framed) bar?.remove();

  const told = async (event: { revision?: number; findings?: string; ended?: true }): Promise<void> => {
    if (event.revision !== undefined && event.revision !== revision) {
      revision = event.revision;
      await showPage();
      await showBar();
      document.dispatchEvent(new CustomEvent("preview:shown", { detail: revision }));
    } else if (event.findings === decodeURI(location.pathname)) await showBar();
  };

  const showPage = async (): Promise<void> => {
    const headers: Record<string, string> = { "X-Preview": "page" };
    if (etag !== "") headers["If-None-Match"] = etag;
    const response = await fetch(location.pathname + location.search, { headers, cache: "no-store" });
    // Nothing changed, or nothing can be drawn: what is shown stays, and the bar says why.
    if (response.status === 304 || response.status >= 500) return;
    etag = response.headers.get("ETag") ?? "";
    if (document.documentElement.dataset["preview"] === "empty") {
      location.reload();
      return;
    }
    if (!(response.headers.get("Content-Type") ?? "").startsWith("text/html")) {
      location.reload();
      return;
    }
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    if (next.querySelector("meta[http-equiv=refresh]")) {
      location.reload();
      return;
    }
    await showStyles(next);
    for (const old of [...document.head.querySelectorAll("title, meta, link:not([rel=stylesheet]), script")])
      old.remove();
    document.head.prepend(...next.head.querySelectorAll("title, meta, link:not([rel=stylesheet]), script"));
    for (const { name } of [...document.body.attributes]) document.body.removeAttribute(name);
    for (const { name, value } of next.body.attributes) document.body.setAttribute(name, value);
    swap(document.body, next.body);
  };

  /** Replaces the children that differ, one for one from both ends: what is alike keeps its focus and its scroll. */
  const swap = (into: Element, from: Element): void => {
    const kept = (node: Node): boolean => node !== bar && node !== script;
    const before = [...into.childNodes].filter(kept);
    const after = [...from.childNodes];
    let start = 0;
    while (start < before.length && start < after.length && before[start]!.isEqualNode(after[start]!)) start += 1;
    let end = 0;
    while (
      end < before.length - start &&
      end < after.length - start &&
      before[before.length - 1 - end]!.isEqualNode(after[after.length - 1 - end]!)
    )
      end += 1;
    const out = before.slice(start, before.length - end);
    const put = after.slice(start, after.length - end);
    const [one, other] = [out[0], put[0]];
    if (
      out.length === 1 &&
      put.length === 1 &&
      one instanceof Element &&
      other instanceof Element &&
      one.cloneNode(false).isEqualNode(other.cloneNode(false))
    ) {
      swap(one, other);
      return;
    }
    const behind = before[before.length - end] ?? (into === document.body ? (bar ?? script) : null);
    for (const node of out) node.remove();
    for (const node of put) into.insertBefore(document.adoptNode(node), behind);
  };

  /** A new stylesheet is read before the old one goes, so that the page is never seen without. */
  const showStyles = async (next: Document): Promise<void> => {
    const href = (link: Element): string | null => link.getAttribute("href");
    const before = [...document.head.querySelectorAll("link[rel=stylesheet]")];
    const after = [...next.head.querySelectorAll("link[rel=stylesheet]")];
    if (before.map(href).join() === after.map(href).join()) return;
    await Promise.all(
      after.map((link) => {
        const added = document.head.appendChild(document.importNode(link, true));
        return new Promise((resolve) => {
          added.addEventListener("load", resolve);
          added.addEventListener("error", resolve);
        });
      }),
    );
    for (const link of before) link.remove();
    if (window.name === "preview-print") asInPrint();
  };

  const showBar = async (): Promise<void> => {
    const root = bar?.shadowRoot;
    if (!root || framed) return;
    const response = await fetch(`${own}bar?address=${encodeURIComponent(location.pathname)}`, { cache: "no-store" });
    const open = new Map([...root.querySelectorAll("details")].map((one) => [one.className, one.open]));
    const made = document.createElement("template");
    made.innerHTML = await response.text();
    for (const one of made.content.querySelectorAll("details")) one.open = open.get(one.className) ?? one.open;
    root.querySelector("aside")!.replaceWith(made.content);
    for (const button of root.querySelectorAll<HTMLElement>("[data-view]")) {
      button.ariaPressed = String(root.querySelector(".stage")?.getAttribute("data-view") === button.dataset["view"]);
    }
  };

  /** The page in a frame as wide as a phone, or as a sheet of paper between its margins. */
  const showView = (button: HTMLElement): void => {
    const root = bar!.shadowRoot!;
    const view = button.dataset["view"]!;
    const shown = root.querySelector(".stage");
    shown?.remove();
    const on = shown?.getAttribute("data-view") !== view;
    for (const one of root.querySelectorAll<HTMLElement>("[data-view]")) one.ariaPressed = String(on && one === button);
    document.documentElement.style.overflow = on ? "hidden" : "";
    if (!on) return;
    const stage = document.createElement("div");
    stage.className = "stage";
    stage.dataset["view"] = view;
    const frame = document.createElement("iframe");
    frame.name = `preview-${view}`;
    frame.title = view === "phone" ? "The page on a phone" : "The page in print";
    frame.width = view === "phone" ? "375" : "680";
    frame.height = view === "phone" ? "760" : "1000";
    frame.src = location.href;
    stage.append(frame);
    root.append(stage);
  };

  /** Gives the rules for print to the screen, and takes the screen's away. */
  const asInPrint = (): void => {
    const visit = (rules: CSSRuleList): void => {
      for (const rule of rules) {
        if (rule instanceof CSSMediaRule) {
          const text = rule.media.mediaText;
          if (/\bprint\b/.test(text)) rule.media.mediaText = text.replace(/\b(?:only )?print\b/g, "all");
          else if (/\bscreen\b|prefers-color-scheme:\s*dark/.test(text)) rule.media.mediaText = "not all";
        }
        if (rule instanceof CSSGroupingRule) visit(rule.cssRules);
      }
    };
    for (const sheet of document.styleSheets) visit(sheet.cssRules);
  };

  // A browser opens few connections to one host: a page that nobody looks at gives its own back.
  const listen = (): void => {
    source?.close();
    source = undefined;
    if (document.hidden) return;
    source = new EventSource(`${own}events`);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as Parameters<typeof told>[0];
      busy = busy.then(() => told(event)).catch(reportError);
    };
  };
  bar?.shadowRoot?.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("button[data-view]");
    if (button) showView(button);
  });
  if (window.name === "preview-print") {
    if (document.readyState === "complete") asInPrint();
    else window.addEventListener("load", asInPrint);
  }
  document.addEventListener("visibilitychange", listen);
  listen();
}

/** The script as it is served. What the compiler calls to keep functions' names means nothing in a browser. */
export const clientScript = `const __name = (made) => made;\n(${previewClient.toString()})();\n`;
