// Renews the tables of the services that aws-sdk: Tasks call.

import { existsSync, readFileSync, rmSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readClient } from "./client.mjs";
import { days, withPackage } from "./npm.mjs";
import { rows } from "./service-table.mjs";

/** All clients are published together, this one nearly each time. */
const CALENDAR = "@aws-sdk/client-ec2";

/**
 * @param {string} folder of the resources of core
 * @param {string[]} wanted names of services; all where it is empty
 */
export function renewServices(folder, wanted) {
  const tables = join(folder, "integration", "services");
  const reviewed = readFileSync(join(tables, "sdk-services.txt"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("|"));
  const calendar = days(CALENDAR);
  for (const [service, client] of reviewed) {
    if (client === "-" || (wanted.length > 0 && !wanted.includes(service))) {
      continue;
    }
    const file = join(tables, `${service}.txt`);
    const before = existsSync(file) ? readFileSync(file, "utf8") : "";
    const after = withPackage(client, (content, version) => {
      const model = readClient(content);
      return model === null
        ? `${version} is older than generated schemas`
        : { table: header(client, version, calendar) + rows(model, before) };
    });
    if (after === null || typeof after === "string") {
      console.log(`${service}: ${client} ${after ?? "is not published"}, its table stays`);
    } else if (after.table !== before) {
      writeFileSync(file, after.table);
      console.log(`${service}: renewed`);
    }
  }
  dropStrangers(tables, new Set(reviewed.map(([service]) => `${service}.txt`)));
}

function header(client, version, calendar) {
  if (!calendar.has(version)) {
    days(client).forEach((day, known) => calendar.set(known, day));
  }
  return `# Source: npm ${client}\n# Version: ${version}\n# Day: ${calendar.get(version)}\n`;
}

function dropStrangers(tables, known) {
  for (const file of readdirSync(tables)) {
    if (file !== "sdk-services.txt" && !known.has(file)) {
      rmSync(join(tables, file));
      console.log(`${file}: in no list, dropped`);
    }
  }
}
