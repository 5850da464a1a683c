import assert from "node:assert/strict";
import { hostname } from "node:os";
import { describe, it } from "node:test";
import { answersTo } from "../../scripts/preview/hosts.ts";

const cases: [name: string, header: string | undefined, host: string | undefined, answers: boolean][] = [
  ["this machine by name", "localhost:8080", undefined, true],
  ["this machine by name, in capitals", "LOCALHOST:8080", undefined, true],
  ["this machine by name, with the root's full stop", "localhost.:8080", undefined, true],
  ["this machine by address", "127.0.0.1:8080", undefined, true],
  ["this machine by its newer address", "[::1]:8080", undefined, true],
  ["another name that was led here", "evil.example:8080", undefined, false],
  ["a name that only begins like ours", "localhost.evil.example:8080", undefined, false],
  ["another port", "localhost:80", undefined, false],
  ["no port, which means 80", "localhost", undefined, false],
  ["no host at all", undefined, undefined, false],
  ["nonsense", "local host:8080", undefined, false],
  ["another address of this machine, unasked", "192.168.1.7:8080", undefined, false],
  ["an address that was asked for", "192.168.1.7:8080", "192.168.1.7", true],
  ["this machine, when an address was asked for", "localhost:8080", "192.168.1.7", true],
  ["a name, when an address was asked for", "evil.example:8080", "192.168.1.7", false],
  ["any address, when all networks were asked for", "192.168.1.7:8080", "0.0.0.0", true],
  ["any newer address, when all networks were asked for", "[fe80::1]:8080", "::", true],
  ["this machine's own name, when all networks were asked for", `${hostname()}:8080`, "0.0.0.0", true],
  ["another name, even then", "evil.example:8080", "0.0.0.0", false],
];

describe("the hosts the preview answers to", () => {
  for (const [name, header, host, answers] of cases) {
    it(`${answers ? "answers" : "refuses"} ${name}`, () => assert.equal(answersTo(header, 8080, host), answers));
  }
});
