#!/usr/bin/env node
// Renews the tables of core/src/main/resources from published packages; see README.md.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { renewIam } from "./iam.mjs";
import { renewServices } from "./services.mjs";

const resources = join(dirname(fileURLToPath(import.meta.url)), "..", "main", "resources", "io", "steplint");
const wanted = process.argv.slice(2);
const services = wanted.filter((word) => word !== "iam");
if (wanted.length === 0 || services.length > 0) {
  renewServices(resources, services);
}
if (wanted.length === 0 || wanted.includes("iam")) {
  renewIam(resources);
}
