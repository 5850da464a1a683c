/** What VS Code is given (.vscode, docs/schemas): it agrees with the schemas that judge the records, and with what the preview says. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import Ajv from "ajv";
import { parse } from "yaml";
import { KINDS } from "../../src/content.ts";
import { readRecord } from "../../src/record.ts";
import { splitText } from "../../src/record-parts.ts";
import { SITE, withRecords } from "./records-folder.ts";

interface Matcher {
  pattern: { regexp: string; file: number; line: number; message: number };
  background: { beginsPattern: string; endsPattern: string };
}

function json(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
}

/** What a JSON Schema says of a text of YAML, as a program reads it that knows nothing of ours. */
function said(schema: string, yaml: string): string[] {
  const validate = new Ajv({ allErrors: true }).compile(json(`docs/schemas/${schema}.json`));
  return validate(parse(yaml)) === true
    ? []
    : validate.errors!.map(({ dataPath, message }) => `${dataPath} ${message ?? ""}`.trim());
}

function frontOf(path: string): string {
  const split = splitText(readFileSync(path, "utf8"));
  assert.ok("front" in split);
  return split.front;
}

describe("the exported JSON Schemas", () => {
  const records = KINDS.flatMap(({ name }) =>
    readdirSync(`_data/${name}`)
      .filter((file) => file.endsWith(".md"))
      .map((file) => [name, `_data/${name}/${file}`] as const),
  );
  assert.ok(records.length >= 12);
  for (const [kind, path] of records) {
    it(`hold ${path} for sound`, () => {
      assert.deepEqual(said(kind, frontOf(path)), []);
    });
  }

  it("hold _data/site.yaml for sound", () => {
    assert.deepEqual(said("site", readFileSync("_data/site.yaml", "utf8")), []);
  });

  const sound = "title: A\nkind: news\ndate: 15 December 2009\n";
  const cases: [name: string, front: string, faulty: boolean][] = [
    ["a record with all it needs", sound, false],
    ["a title that YAML takes for a number", sound.replace("title: A", "title: 2009"), false],
    ["a draft without its fields", "status: draft\n", false],
    ["a fact with its source", `${sound}speaker:\n  value: A\n  source: https://x.example/\n`, false],
    ["a field that is none", `${sound}publsher: A\n`, true],
    ["a missing date", "title: A\nkind: news\n", true],
    ["a kind that is none", sound.replace("news", "novel"), true],
    ["a change without its note", `${sound}changes:\n  - on: 1/1/2010\n`, true],
    ["words where a list belongs", `${sound}related: teams/strategy\n`, true],
    ["a slug in capitals", `${sound}document: Paper\n`, true],
    ["a date that is none", sound.replace("15 December", "December"), true],
    ["an address without https", `${sound}links:\n  - title: A\n    url: www.x.example\n`, true],
  ];
  for (const [name, front, faulty] of cases) {
    it(`judge ${name} as the build does: ${faulty ? "faulty" : "sound"}`, () => {
      const read = readRecord(KINDS[0]!, "2009-12-15-a.md", "a.md", `---\n${front}---\n\nWords.\n`);
      assert.equal(read.faults !== undefined, faulty);
      assert.equal(said("announcements", front).length > 0, faulty);
    });
  }
});

describe("the settings for VS Code", () => {
  it("hold an extension that VS Code offers by itself, and nothing of a marketplace", () => {
    const { publisher, name, main } = json(".vscode/extensions/records/package.json") as Record<string, string>;
    assert.ok(publisher !== undefined && name === "records");
    assert.ok(existsSync(join(".vscode/extensions/records", main!)));
    // An entry there is looked up in the marketplace; where that is not to be reached, VS Code then offers nothing at all.
    assert.ok(!existsSync(".vscode/extensions.json"));
  });

  it("list under Problems the faults that the preview tells, and none once they are mended", async () => {
    const { tasks } = json(".vscode/tasks.json") as { tasks: { problemMatcher: Matcher }[] };
    const { pattern, background } = tasks[0]!.problemMatcher;
    const problems: string[] = [];
    let ends = 0;
    let rest = "";
    const read = (text: string): void => {
      const lines = (rest + text).split("\n");
      rest = lines.pop()!;
      for (const line of lines) {
        if (new RegExp(background.beginsPattern).test(line)) problems.length = 0;
        else if (new RegExp(background.endsPattern).test(line)) ends += 1;
        else {
          const match = new RegExp(pattern.regexp).exec(line);
          if (match) problems.push(`${match[pattern.file]} | ${match[pattern.line]} | ${match[pattern.message]}`);
        }
      }
    };
    const faulty = "---\ntitle: A\nkind: novel\ndate: 15 December 2009\n---\n\nSee [it](teams/nobody): now.\n";
    await withRecords({ "announcements/2009-12-15-a.md": faulty }, async (folder) => {
      const path = join(folder, "announcements/2009-12-15-a.md");
      const preview = spawn(process.execPath, ["scripts/launch.cjs", "preview", "--data", folder, "--port", "0"]);
      preview.stdout.setEncoding("utf8").on("data", read);
      const until = async (met: () => boolean): Promise<void> => {
        while (!met()) await once(preview.stdout, "data");
      };
      try {
        await until(() => ends === 2);
        const message = '"kind" is "novel"; expected news, speech or publication.';
        assert.deepEqual(problems, [`${path} | 3 | ${message}`]);
        writeFileSync(join(folder, "site.yaml"), SITE.replace("title:", "titel:"));
        await until(() => ends === 3);
        assert.deepEqual(
          problems.map((one) => one.split(" | ").slice(0, 2).join(":")),
          [`${path}:3`, `${join(folder, "site.yaml")}:1`],
        );
        writeFileSync(join(folder, "site.yaml"), SITE);
        writeFileSync(path, faulty.replace("novel", "news").replace("[it](teams/nobody)", "it"));
        await until(() => ends > 3 && problems.length === 0);
      } finally {
        preview.kill("SIGINT");
        await once(preview, "exit");
      }
    });
  });
});
