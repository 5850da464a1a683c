// The door to every verb: plain old JavaScript, so that an old Node gets a sentence and not a stack.
// It looks at Node's version, installs what is missing, then hands over to scripts/VERB.ts.
"use strict";

var fs = require("fs");
var path = require("path");
var childProcess = require("child_process");

var ROOT = path.join(__dirname, "..");
var OLDEST = [20, 19];
var VERBS = ["start", "test", "build", "check", "preview", "deploy", "new", "schedule", "bench", "docs"];

/** Says why it could not run, and ends with exit code 2. */
function refuse(sentence) {
  process.stderr.write(sentence + "\n");
  process.exit(2);
}

function refuseOldNode() {
  var version = process.versions.node.split(".").map(Number);
  if (version[0] > OLDEST[0] || (version[0] === OLDEST[0] && version[1] >= OLDEST[1])) return;
  refuse(
    "This needs Node " +
      OLDEST.join(".") +
      " or newer, and this is Node " +
      process.versions.node +
      ". Install a newer one (https://nodejs.org/) and run the same command again.",
  );
}

/** Whether node_modules holds exactly what package-lock.json asks for, by npm's own record of what it installed. */
function installed() {
  var hidden = path.join(ROOT, "node_modules", ".package-lock.json");
  if (!fs.existsSync(hidden)) return false;
  var wanted = JSON.parse(fs.readFileSync(path.join(ROOT, "package-lock.json"), "utf8")).packages;
  var present;
  try {
    present = JSON.parse(fs.readFileSync(hidden, "utf8")).packages;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
  return Object.keys(wanted).every(function (name) {
    if (name === "") return true;
    if (!present[name]) return wanted[name].optional === true;
    return present[name].version === wanted[name].version;
  });
}

function installMissing() {
  if (installed()) return;
  process.stderr.write("Installing the packages of package-lock.json (npm ci). This happens once.\n");
  var npm = process.env.npm_execpath;
  var quiet = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  var result = npm
    ? childProcess.spawnSync(process.execPath, [npm].concat(quiet), { cwd: ROOT, stdio: ["ignore", 2, 2] })
    : childProcess.spawnSync("npm", quiet, { cwd: ROOT, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (result.status === 0) return;
  refuse(
    "The packages could not be installed" +
      (result.error ? " (" + result.error.message + ")" : "") +
      ". If npm speaks of the network above, connect and run the same command again; if it speaks of space, free some disk first.",
  );
}

/** The operating system's refusals, in words: what a person can mend without reading our code. */
var SYSTEM = {
  ENOSPC: "The disk is full. Free some space and run the same command again; what was published is as it was.",
  EACCES: "The system does not allow it. Give this user access and run the same command again.",
  EROFS: "This disk cannot be written. Use a folder that can be.",
  EMFILE: "The system allows too few open files. Raise the limit (ulimit -n 4096) and run the same command again.",
};

/** Prints an error as what it is, and gives the exit code: a person's mistake its message alone, ours the whole stack. */
function explain(error) {
  if (error && (error.exitCode === 1 || error.exitCode === 2)) {
    process.stderr.write(error.message + "\n");
    return error.exitCode;
  }
  if (error && SYSTEM[error.code]) {
    process.stderr.write((error.path ? error.path + ": " : "") + SYSTEM[error.code] + "\n");
    return 2;
  }
  process.stderr.write("This is a fault in the program, not in what you wrote. Please report it with these lines:\n");
  process.stderr.write(((error && error.stack) || String(error)) + "\n");
  return 2;
}

function leave(code) {
  process.exitCode = code;
  process.stdout.write("", function () {
    process.stderr.write("", function () {
      process.exit(code);
    });
  });
}

function main() {
  var verb = process.argv[2];
  if (VERBS.indexOf(verb) === -1) refuse("Say what to do: npm run " + VERBS.join(" | "));
  refuseOldNode();
  installMissing();
  process.setSourceMapsEnabled(true);
  process.on("uncaughtException", function (error) {
    leave(explain(error));
  });
  import("tsx/esm/api")
    .then(function (tsx) {
      tsx.register();
      return import(require("url").pathToFileURL(path.join(__dirname, verb + ".ts")).href);
    })
    .then(function (module) {
      return module.main(process.argv.slice(3));
    })
    .then(leave, function (error) {
      leave(explain(error));
    });
}

main();
