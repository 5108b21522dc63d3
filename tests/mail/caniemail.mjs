// What mail programs do not show of a body: JSON on stdin {html, clients}, on stdout a list of [client, feature].
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";

const folder = process.argv[2];
const path = createRequire(`${folder}/node_modules/`).resolve("caniemail");
const { caniemail } = await import(pathToFileURL(path));
const result = caniemail(JSON.parse(readFileSync(0, "utf8")));
const errors = [];
for (const [client, issues] of result.issues.errors) for (const issue of issues) errors.push([client, issue.title]);
console.log(JSON.stringify(errors));
