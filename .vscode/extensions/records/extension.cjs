/** Wires the schemas of `docs/schemas` to VS Code: the fields of records are completed, explained and checked as they are typed. */
"use strict";
const vscode = require("vscode");
const { offers, meaning } = require("./complete.cjs");
const { judge } = require("./judge.cjs");

/** What this extension's problems are listed under. */
const SOURCE = "records";
const KINDS = { record: "File", field: "Property", word: "EnumMember" };

/** Called by VS Code when a Markdown or YAML file is opened. */
function activate(context) {
  const schemas = new Schemas();
  const problems = vscode.languages.createDiagnosticCollection(SOURCE);
  const look = async (document) => {
    const { version } = document;
    const known = await schemas.of(document);
    if (known === undefined || document.isClosed || document.version !== version) return;
    const told = othersLines(document.uri);
    const found = judge(known.schema, document.getText(), known.alone).filter(({ line }) => !told.has(line));
    problems.set(document.uri, found.map(problemOf));
  };
  /** By file: the lines that others list problems of. */
  const lines = new Map();
  const othersChanged = (uri) => {
    const now = [...othersLines(uri)].join();
    const changed = now !== (lines.get(String(uri)) ?? "");
    lines.set(String(uri), now);
    return changed;
  };
  const lookAtAll = () => Promise.all(vscode.workspace.textDocuments.map(look));
  const help = {
    async provideCompletionItems(document, { line, character }) {
      const known = await schemas.of(document);
      if (known === undefined) return [];
      return offers(known.schema, document.getText(), line, character, known.alone).map((offer, at) => {
        const item = new vscode.CompletionItem(offer.label, vscode.CompletionItemKind[KINDS[offer.is]]);
        item.insertText = new vscode.SnippetString(offer.insert);
        item.documentation = new vscode.MarkdownString(offer.says);
        item.range = new vscode.Range(line, offer.from, line, character);
        item.sortText = String(at).padStart(3, "0");
        return item;
      });
    },
    async provideHover(document, { line, character }) {
      const known = await schemas.of(document);
      const found = known && meaning(known.schema, document.getText(), line, character, known.alone);
      if (found === undefined) return undefined;
      const range = new vscode.Range(line, found.from, line, found.to);
      return new vscode.Hover(new vscode.MarkdownString(found.says), range);
    },
  };
  const files = [{ pattern: "**/_data/*/*.md" }, { pattern: "**/_data/site.yaml" }];
  const watcher = vscode.workspace.createFileSystemWatcher("**/docs/schemas/*.json");
  const renew = () => {
    schemas.forget();
    return lookAtAll();
  };
  context.subscriptions.push(
    problems,
    watcher,
    watcher.onDidChange(renew),
    watcher.onDidCreate(renew),
    vscode.languages.registerCompletionItemProvider(files, help, " ", "-"),
    vscode.languages.registerHoverProvider(files, help),
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => problems.delete(uri)),
    // What the preview tells of a line as well is told once.
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const changed = new Set(uris.filter(othersChanged).map(String));
      return Promise.all(vscode.workspace.textDocuments.filter(({ uri }) => changed.has(String(uri))).map(look));
    }),
  );
  return lookAtAll();
}

/** The schemas of the open folders, each read once. */
class Schemas {
  read = new Map();

  forget() {
    this.read.clear();
  }

  /** The schema of a file, and whether it is YAML alone; undefined where it is no record of the folder's own. */
  async of(document) {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    const path = folder && document.uri.path.slice(folder.uri.path.length + 1);
    const kind =
      path && (/^_data\/([a-z-]+)\/[^/]+\.md$/.exec(path)?.[1] ?? (path === "_data/site.yaml" ? "site" : ""));
    if (!kind) return undefined;
    const uri = vscode.Uri.joinPath(folder.uri, "docs", "schemas", `${kind}.json`);
    const key = String(uri);
    if (!this.read.has(key)) this.read.set(key, schemaAt(uri));
    const schema = await this.read.get(key);
    return schema && { schema, alone: kind === "site" };
  }
}

/** A schema that is not there, as of a folder of `_data` that is no kind: nothing is known of its files. */
async function schemaAt(uri) {
  try {
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch (error) {
    if (error.code === "FileNotFound") return undefined;
    throw error;
  }
}

/** The lines that others list problems of. */
function othersLines(uri) {
  const others = vscode.languages.getDiagnostics(uri).filter(({ source }) => source !== SOURCE);
  return new Set(others.map(({ range }) => range.start.line));
}

function problemOf({ line, from, to, message }) {
  const range = new vscode.Range(line, from, line, to);
  const problem = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  problem.source = SOURCE;
  return problem;
}

module.exports = { activate };
