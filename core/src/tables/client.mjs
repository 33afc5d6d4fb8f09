// Reads the model of a service from its generated client, @aws-sdk/client-*.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";

// What a generated schema begins with.
const LIST = 1;
const MAP = 2;
const STRUCTURE = 3;
const UNION = 4;
const OPERATION = 9;
const ERROR = -3;

// What a generated schema writes for a simple value, and the letter of the tables for it. The schemas
// do not tell integers from fractions.
const SIMPLE = new Map([
  [0, "s"],
  [1, "n"],
  [2, "b"],
  [4, "t"],
  [5, "t"],
  [6, "t"],
  [7, "t"],
  [15, "d"],
  [17, "i"],
  [19, "n"],
  [21, "x"],
  [42, "x"],
]);
const LIST_OF = 64;
const MAP_OF = 128;

/**
 * The model of a service.
 *
 * @typedef {object} Model
 * @property {Map<string, {input: Member[], output: Member[], errors: string[]}>} operations
 * @property {Map<string, Member[]>} structures
 * @property {Map<string, string[]>} enumerations
 *
 * @typedef {object} Member
 * @property {string} name as the API writes it
 * @property {boolean} required
 * @property {string} kind in the notation of the tables
 */

/**
 * Reads a client.
 *
 * @param {string} folder the content of its package
 * @returns {Model | null} null where it is of the time before schemas were generated
 */
export function readClient(folder) {
  const schemas = join(folder, "dist-es", "schemas");
  if (!existsSync(schemas)) {
    return null;
  }
  const shapes = evaluate(readAll(schemas, ".js"));
  const declared = readAll(join(folder, "dist-types", "models"), ".d.ts");
  const enumerations = enumerationsIn(declared);
  const reader = new Reader(shapes, memberEnumerations(declared, enumerations));
  const commands = join(folder, "dist-types", "commands");
  const model = { operations: new Map(), structures: reader.structures, enumerations: new Map() };
  for (const shape of shapes.filter((s) => s[0] === OPERATION)) {
    const [, , name, , input, output] = shape;
    model.operations.set(name, {
      input: reader.members(target(input)),
      output: reader.members(target(output)),
      errors: errorsOf(readFileSync(join(commands, `${name}Command.d.ts`), "utf8")),
    });
  }
  reader.finish();
  for (const name of reader.enumerations) {
    model.enumerations.set(name, enumerations.get(name));
  }
  return model;
}

function readAll(folder, ending) {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
}

/** The schemas of a generated file, which declares constants and nothing else but error classes. */
function evaluate(text) {
  const constants = text
    .replace(/^import .*$/gm, "")
    .replace(/^export const errorTypeRegistries = \[[^\]]*\];$/gm, "")
    .replace(/^.*(?:_registry\b|TypeRegistry\.for\().*$/gm, "")
    .replace(/^export /gm, "");
  const names = [...constants.matchAll(/^(?:var|const) (\w+\$?) = \[/gm)].map((m) => m[1]);
  return runInNewContext(`${constants}\n[${names.join(",")}]`);
}

function target(reference) {
  return typeof reference === "function" ? reference() : reference;
}

/** The values of each declared enumeration. */
function enumerationsIn(declarations) {
  const found = new Map();
  for (const [, name, body] of declarations.matchAll(/^export declare const (\w+): \{\n([^}]*)\};$/gm)) {
    const values = [...body.matchAll(/^ +readonly [^:]+: "((?:[^"\\]|\\.)*)";$/gm)].map((m) => JSON.parse(`"${m[1]}"`));
    if (values.length > 0) {
      found.set(name, values);
    }
  }
  return found;
}

/** Which members of structures are of an enumeration, as Structure.member. */
function memberEnumerations(declarations, enumerations) {
  const found = new Map();
  for (const [, name, body] of declarations.matchAll(/^export interface (\w+)[^{\n]*\{\n([\s\S]*?)^\}/gm)) {
    for (const [, member, type] of body.matchAll(/^    (\w+)\??: (.+);$/gm)) {
      const named = type.replace(/\bundefined\b|\s|[|()[\]]/g, "");
      const value = named.match(/^(?:Partial<)?Record<\w+,(\w+)>+$/)?.[1] ?? named;
      if (enumerations.has(value)) {
        found.set(`${name}.${member}`, value);
      }
    }
  }
  return found;
}

function errorsOf(command) {
  const names = [...command.matchAll(/@throws \{@link (\w+)\} \((?:client|server) fault\)/g)];
  return names.map((m) => m[1]);
}

class Reader {
  structures = new Map();
  enumerations = new Set();
  #pending = [];
  #byMember;
  #names = new Map();

  constructor(shapes, byMember) {
    this.#byMember = byMember;
    // Two shapes may share a name across namespaces.
    for (const shape of shapes) {
      if (shape[0] === STRUCTURE || shape[0] === UNION || shape[0] === ERROR) {
        let name = shape[2];
        while ([...this.#names.values()].includes(name)) {
          name += "_";
        }
        this.#names.set(shape, name);
      }
    }
  }

  /** The members of a structure; none of what is no structure. */
  members(shape) {
    if (!Array.isArray(shape) || (shape[0] !== STRUCTURE && shape[0] !== UNION && shape[0] !== ERROR)) {
      return [];
    }
    const [, , owner, , names, references, required = 0] = shape;
    return names.map((name, i) => ({
      name,
      required: i < required && !isIdempotencyToken(references[i]),
      kind: this.#kind(references[i], `${owner}.${name}`),
    }));
  }

  /** Reads the structures that members speak of, and those that these speak of. */
  finish() {
    while (this.#pending.length > 0) {
      const shape = this.#pending.pop();
      this.structures.set(this.#names.get(shape), this.members(shape));
    }
  }

  #kind(reference, owner) {
    const [value] = Array.isArray(reference) && !isShape(reference) ? reference : [reference];
    const shape = target(value);
    if (Array.isArray(shape) && !isShape(shape)) {
      return this.#kind(shape, owner);
    }
    if (shape === "unit") {
      return "o";
    }
    if (typeof shape === "number") {
      return this.#simple(shape, owner);
    }
    switch (shape[0]) {
      case LIST:
        return "[" + this.#kind(shape[4], owner);
      case MAP:
        return "{" + this.#kind(shape[5], owner);
      case STRUCTURE:
      case UNION:
      case ERROR:
        return "@" + this.#structure(shape);
      case 0:
        return this.#kind(shape[4], owner);
      default:
        throw new Error(`${owner}: unknown schema ${JSON.stringify(shape)}`);
    }
  }

  #simple(code, owner) {
    if (code >= MAP_OF) {
      return "{" + this.#simple(code - MAP_OF, owner);
    }
    if (code >= LIST_OF) {
      return "[" + this.#simple(code - LIST_OF, owner);
    }
    const letter = SIMPLE.get(code);
    if (letter === undefined) {
      throw new Error(`${owner}: unknown kind ${code}`);
    }
    const enumeration = letter === "s" ? this.#byMember.get(owner) : undefined;
    if (enumeration === undefined) {
      return letter;
    }
    this.enumerations.add(enumeration);
    return "~" + enumeration;
  }

  #structure(shape) {
    const name = this.#names.get(shape);
    if (!this.structures.has(name)) {
      this.structures.set(name, []);
      this.#pending.push(shape);
    }
    return name;
  }
}

/** Whether a member is a token that the SDK makes up where it is not given. */
function isIdempotencyToken(reference) {
  if (!Array.isArray(reference) || isShape(reference)) {
    return false;
  }
  const traits = reference[1];
  return typeof traits === "number" ? (traits & 4) !== 0 : traits?.idempotencyToken !== undefined;
}

function isShape(value) {
  return typeof value[0] === "number" && typeof value[1] === "string" && typeof value[2] === "string";
}
