/** Our own connections to a store: what is an answer and what is a broken one, whichever way its bytes arrive. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { createServer as createSecureServer } from "node:tls";
import { Connections } from "../../scripts/deploy/stores/connections.ts";
import { noCeph, startCeph } from "./ceph.ts";
import { runVerb } from "./process.ts";
import { clear, folder, write } from "./sites.ts";

/** How a server of a few bytes answers: the pieces in turn, and then whether it hangs up. */
interface Script {
  pieces: string[];
  end?: boolean;
}

/** A server that says what it is told to, request by request; `opened` counts connections. */
async function scripted(answers: Script[]): Promise<{ port: number; opened: () => number; close: () => void }> {
  let opened = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    opened++;
    sockets.add(socket.setNoDelay(true).on("error", () => undefined));
    let asked = "";
    socket.on("data", (bytes) => {
      asked += bytes.toString("latin1");
      if (!asked.endsWith("\r\n\r\nbody")) return;
      asked = "";
      const { pieces, end } = answers.shift() ?? { pieces: [], end: true };
      const next = (): void => {
        const piece = pieces.shift();
        if (piece !== undefined) socket.write(piece, "latin1", () => setImmediate(next));
        else if (end) socket.end();
      };
      next();
    });
  });
  return {
    port: await listening(server),
    opened: () => opened,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** Asks once a script, on one set of connections; gives what came of each. */
async function ask(scripts: Script[], patience = 5_000): Promise<{ said: string[]; opened: number }> {
  const server = await scripted([...scripts]);
  const connections = new Connections({ secure: false, hostname: "127.0.0.1", port: server.port });
  const said: string[] = [];
  try {
    for (let i = 0; i < scripts.length; i++) {
      said.push(
        await connections.ask(["PUT / HTTP/1.1", "content-length: 4"], Buffer.from("body"), patience).then(
          ({ status, headers, body }) => `${status} ${headers.get("etag") ?? "-"} ${body.toString()}`,
          (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error),
        ),
      );
    }
    return { said, opened: server.opened() };
  } finally {
    server.close();
  }
}

const whole = 'HTTP/1.1 200 OK\r\nETag: "x"\r\nContent-Length: 4\r\n\r\ngood';
const inChunks =
  'HTTP/1.1 412 Precondition Failed\r\netag:"y"\r\nTransfer-Encoding: chunked\r\n\r\n2\r\ngo\r\n2;a=b\r\nod\r\n0\r\nTrailer: t\r\n\r\n';

describe("connections to a store", () => {
  after(clear);

  const answers: [name: string, script: Script, said: string][] = [
    ["a length", { pieces: [whole] }, '200 "x" good'],
    ["a length, byte by byte", { pieces: whole.split("") }, '200 "x" good'],
    ["chunks", { pieces: [inChunks] }, '412 "y" good'],
    ["chunks, byte by byte", { pieces: inChunks.split("") }, '412 "y" good'],
    ["no body", { pieces: ["HTTP/1.1 204 No Content\r\n\r\n"] }, "204 - "],
    ["a length of nothing", { pieces: ["HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"] }, "200 - "],
    ["until the end", { pieces: ["HTTP/1.1 200 OK\r\n\r\ngo", "od"], end: true }, "200 - good"],
    ["an older version", { pieces: ["HTTP/1.0 200 OK\r\ncontent-length: 4\r\n\r\ngood"] }, "200 - good"],
    ["no words after the status", { pieces: ["HTTP/1.1 503\r\ncontent-length: 0\r\n\r\n"] }, "503 - "],
    ["word that it goes on", { pieces: ["HTTP/1.1 100 Continue\r\n\r\n", whole] }, '200 "x" good'],
    ["an end with nothing said", { pieces: [], end: true }, "ECONNRESET"],
    ["another protocol", { pieces: ["SSH-2.0-OpenSSH_9.2\r\n\r\n"] }, "ECONNRESET"],
    ["a length that is none", { pieces: ["HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n"] }, "ECONNRESET"],
    ["an encoding not asked for", { pieces: ["HTTP/1.1 200 OK\r\ntransfer-encoding: gzip\r\n\r\n"] }, "ECONNRESET"],
    [
      "a chunk without a size",
      { pieces: ["HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n"] },
      "ECONNRESET",
    ],
    [
      "a chunk longer than it says",
      { pieces: ["HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n"] },
      "ECONNRESET",
    ],
    ["lines without end", { pieces: ["HTTP/1.1 200 OK\r\n", "x".repeat(70_000)] }, "ECONNRESET"],
  ];
  for (const [name, script, said] of answers) {
    it(`an answer with ${name}`, async () => {
      assert.deepEqual((await ask([script])).said, [said]);
    });
  }

  for (const [name, answer] of [
    ["a length", whole],
    ["chunks", inChunks],
  ] as const) {
    it(`an answer with ${name} that is cut off anywhere is broken, and the next request is answered`, async () => {
      const cut = Array.from({ length: answer.length }, (_, at) => ({ pieces: [answer.slice(0, at)], end: true }));
      const { said } = await ask([...cut, { pieces: [answer] }]);
      assert.deepEqual(new Set(said.slice(0, -1)), new Set(["ECONNRESET"]));
      assert.match(said.at(-1) ?? "", /good$/);
    });
  }

  it("an answer that stops in the middle is given up on", async () => {
    assert.deepEqual((await ask([{ pieces: [whole.slice(0, -1)] }, { pieces: [whole] }], 200)).said, [
      "ETIMEDOUT",
      '200 "x" good',
    ]);
  });

  it("one that drips is given no longer", async () => {
    const drips = Array.from({ length: 100_000 }, () => "x");
    const { said } = await ask([{ pieces: ["HTTP/1.1 200 OK\r\ncontent-length: 100000000\r\n\r\n", ...drips] }], 200);
    assert.deepEqual(said, ["ETIMEDOUT"]);
  });

  it("a connection is used again after a whole answer, and only then", async () => {
    assert.deepEqual(await ask([{ pieces: [whole] }, { pieces: [inChunks] }, { pieces: [whole] }]), {
      said: ['200 "x" good', '412 "y" good', '200 "x" good'],
      opened: 1,
    });
    for (const first of [
      whole.replace("ETag", "Connection: close\r\nETag"),
      whole.replace("HTTP/1.1", "HTTP/1.0"),
      `${whole}HTTP/1.1 200 OK\r\n`,
    ]) {
      const { said, opened } = await ask([{ pieces: [first] }, { pieces: [whole] }]);
      assert.deepEqual([said[1], opened], ['200 "x" good', 2]);
    }
  });

  it("nobody there", async () => {
    const server = createServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    const nobody = new Connections({ secure: false, hostname: "127.0.0.1", port });
    await assert.rejects(nobody.ask(["GET / HTTP/1.1"], undefined, 5_000), { code: "ECONNREFUSED" });
  });

  it(
    "over TLS: a store whose certificate is known is published to, another is not",
    { skip: noCeph || (spawnSync("openssl", ["version"]).status !== 0 && "openssl is not installed here") },
    async () => {
      const ceph = await startCeph();
      const [key, cert] = [join(folder(), "key.pem"), join(folder(), "cert.pem")];
      const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2"];
      const whose = ["-subj", "/CN=store", "-addext", "subjectAltName=IP:127.0.0.1"];
      execFileSync("openssl", [...request, ...whose], { stdio: "ignore" });
      const secured = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, (socket) => {
        const onward = connect(ceph.port, "127.0.0.1");
        socket.on("error", () => onward.destroy()).pipe(onward);
        onward.on("error", () => socket.destroy()).pipe(socket);
      });
      try {
        const endpoint = `https://127.0.0.1:${await listening(secured)}`;
        const bucket = await ceph.bucket();
        const site = write({ "index.html": "home", "a/index.html": "a", "large.bin": Buffer.alloc(9_000_000, "x") });
        const args = [site, "--to", `s3://${bucket}`, "--endpoint", endpoint, "--unchecked"];
        const trusting = { env: { NODE_EXTRA_CA_CERTS: cert } };
        for (const says of [/is live at .*3 sent/, /Nothing has changed.*\(1 request\)/]) {
          const { code, output } = await runVerb(args, trusting).ended;
          assert.equal(code, 0, output);
          assert.match(output, says);
        }
        assert.equal((await ceph.store(bucket).get("large.bin"))?.bytes.length, 9_000_000);
        const stranger = await runVerb(args).ended;
        assert.notEqual(stranger.code, 0);
        assert.match(stranger.output, /self-signed certificate/);
      } finally {
        secured.close();
        await ceph.stop();
      }
    },
  );
});
