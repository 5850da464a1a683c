/** The preview's server, asked by hand. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { cp, mkdtemp, readFile, realpath, rm, symlink } from "node:fs/promises";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Preview, startPreview } from "../../scripts/preview/preview.ts";
import { recordsFolder, type RecordsFolder } from "./records-folder.ts";

let folder: RecordsFolder;
let preview: Preview;

before(async () => {
  folder = await recordsFolder();
  preview = await startPreview({ data: folder.path, port: 0, cache: false, watchCode: false });
});

after(async () => {
  await preview.close();
  await folder.remove();
});

interface Answer {
  status: number;
  type: string;
  location: string | undefined;
  body: string;
}

function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port: preview.port, path, method, headers };
    request(options, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => (body += part));
      response.on("end", () =>
        resolve({
          status: response.statusCode!,
          type: response.headers["content-type"] ?? "",
          location: response.headers.location,
          body,
        }),
      );
    })
      .on("error", reject)
      .end();
  });
}

describe("the preview's server", () => {
  it("refuses a request for another host, with a plain page", async () => {
    const { status, type, body } = await ask("/", { Host: `evil.example:${preview.port}` });
    assert.equal(status, 421);
    assert.equal(type, "text/plain; charset=utf-8");
    assert.equal(
      body,
      `The preview answers at http://localhost:${preview.port}/ only. This request was for another host and is refused.\n`,
    );
  });

  it("gives the stylesheet at the address the page names", async () => {
    const { body } = await ask("/");
    const address = /<link[^>]* href="(\/assets\/site-[0-9a-f]{12}\.css)"/.exec(body)![1]!;
    const sheet = await ask(address);
    assert.equal(sheet.status, 200);
    assert.equal(sheet.type, "text/css; charset=utf-8");
  });

  it("leads a folder's address without its slash to the one with it", async () => {
    const { status, location } = await ask("/teams");
    assert.deepEqual([status, location], [302, "/teams/"]);
  });

  it("gives the site's own page where there is none, with the bar", async () => {
    const { status, body } = await ask("/no/such/page/");
    assert.equal(status, 404);
    assert.match(body, /Page not found/);
    assert.match(body, /There is no page at this address/);
  });

  const odd: [name: string, path: string, status: number][] = [
    ["an address that is not encoded as one", "/%E0%A4%A", 400],
    ["a way out of the site", "/../../etc/passwd", 404],
    ["an encoded way out of the site", "/..%2f..%2fetc%2fpasswd", 404],
    ["a name of JavaScript's own", "/__proto__/", 404],
    ["an address of the preview's own that it has not", "/@preview/nothing", 404],
  ];
  for (const [name, path, status] of odd) {
    it(`answers ${status} for ${name}`, async () => assert.equal((await ask(path)).status, status));
  }

  it("only shows: nothing can be sent to it", async () => {
    assert.equal((await ask("/", {}, "POST")).status, 405);
  });

  it("serves a site whose public address has a path beneath that path, and leads there", async () => {
    const own = await recordsFolder();
    const site = await readFile(join(own.path, "site.yaml"), "utf8");
    await own.write("site.yaml", site.replace(/^address: .*$/m, "address: https://example.org/reform/"));
    const below = await startPreview({ data: own.path, port: 0, cache: false, watchCode: false });
    try {
      assert.equal(below.url, `http://localhost:${below.port}/reform/`);
      const page = await fetch(`http://127.0.0.1:${below.port}/`);
      assert.equal(page.url, `http://127.0.0.1:${below.port}/reform/`);
      assert.match(await page.text(), /href="\/reform\/teams\/"/);
      assert.equal((await fetch(`http://127.0.0.1:${below.port}/teams/`)).status, 404);
    } finally {
      await below.close();
      await own.remove();
    }
  });

  it("says whose records it shows by their real folder, however it was given", async () => {
    const parent = await mkdtemp(join(tmpdir(), "linked-"));
    const linked = join(parent, "records");
    await symlink(folder.path, linked);
    const other = await startPreview({ data: linked, port: 0, cache: false, watchCode: false });
    try {
      const said: unknown = await (await fetch(`http://127.0.0.1:${other.port}/@preview/records`)).json();
      assert.deepEqual(said, { records: await realpath(folder.path), base: "/" });
    } finally {
      await other.close();
      await rm(parent, { recursive: true });
    }
  });

  it("says in one sentence that its port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    try {
      await assert.rejects(startPreview({ data: folder.path, port, cache: false, watchCode: false }), {
        name: "Refusal",
        exitCode: 2,
        message: `Port ${port} is taken by another program. End that one, or choose another port: npm run preview -- --port ${port + 1}`,
      });
    } finally {
      other.close();
    }
  });

  it("says that a folder of records is not there, in the page, and shows it once it is", async () => {
    const data = join(folder.path, "later");
    let published = (): void => undefined;
    const shown = new Promise<void>((resolve) => (published = resolve));
    const early = await startPreview({
      data,
      port: 0,
      cache: false,
      watchCode: false,
      onChange: (faults) => faults.length === 0 && published(),
    });
    try {
      assert.deepEqual(
        early.faults.map(({ message }) => message),
        [`There is no folder ${data}. Give the folder that holds the records.`],
      );
      const page = await (await fetch(`http://127.0.0.1:${early.port}/teams/`)).text();
      assert.match(page, /No page yet/);
      assert.match(page, /There is no folder/);
      await cp("_data", data, { recursive: true });
      await shown;
      assert.equal((await fetch(`http://127.0.0.1:${early.port}/teams/`)).status, 200);
    } finally {
      await early.close();
    }
  });
});
