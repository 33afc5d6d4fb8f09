// Writes the model of a service as a table; services/README in the resources tells the notation.

/**
 * The name that the AWS SDK for Java gives an exception, which Step Functions hands to Catchers.
 *
 * @param {string} shape as the API calls it: DBInstanceNotFoundFault
 * @returns {string} DbInstanceNotFoundException
 */
export function exceptionName(shape) {
  return pascalCase(shape.replace(/(Fault|Exception)$/, "")) + "Exception";
}

function pascalCase(name) {
  return name
    .replace(/[^A-Za-z0-9]+/g, " ")
    .replace(/([^a-z]{2,})v([0-9]+)/g, "$1 v$2 ")
    .replace(/([^A-Z]{2,})V([0-9]+)/g, "$1 V$2 ")
    .split(/(?<=[a-z])(?=[A-Z][a-zA-Z0-9])/)
    .join(" ")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replace(/([0-9])([a-zA-Z])/g, "$1 $2")
    .split(" ")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join("");
}

/**
 * The rows of a service, sorted: operations, then =structures, then ~enumerations.
 *
 * @param {import("./client.mjs").Model} model
 * @param {string} before the table that there is, or ""
 * @returns {string}
 */
export function rows(model, before) {
  const old = new Before(before);
  const operations = [...model.operations].map(([name, { input, output, errors }]) => {
    const operation = lowerFirst(name);
    const line = [operation, members(input, old.input(operation)), members(output, old.output(operation))];
    return [...line, errors.map(exceptionName).join(" ")].join("|");
  });
  const structures = [...model.structures].map(([name, listed]) => `=${name}|${members(listed, old.input(`=${name}`))}`);
  const enumerations = [...model.enumerations].map(([name, values]) => {
    const fault = values.find((value) => /[\t\n|]/.test(value));
    if (fault !== undefined) {
      throw new Error(`${name}: ${fault} cannot be written`);
    }
    return `~${name}|${values.join("\t")}`;
  });
  return [...operations.sort(), ...structures.sort(), ...enumerations.sort(), ""].join("\n");
}

function members(listed, old) {
  return listed
    .map(({ name, required, kind }) => {
      const written = name.charAt(0).toUpperCase() + name.slice(1);
      const known = old?.get(written);
      // The newest models tell only that something is a number.
      const kept = known !== undefined && known.kind === kind.replace(/n$/, "i") ? known.kind : kind;
      const mark = !required ? "" : old === undefined || known?.mark === "!" ? "!" : "^";
      return `${written}${mark}:${kept}`;
    })
    .join(" ");
}

/** The table that there is: members by name, of each operation and structure. */
class Before {
  #inputs = new Map();
  #outputs = new Map();

  constructor(table) {
    for (const line of table.split("\n").filter((l) => l !== "" && !/^[#~]/.test(l))) {
      const [name, input, output = ""] = line.split("|");
      this.#inputs.set(name, Before.#members(input));
      this.#outputs.set(name, Before.#members(output));
    }
  }

  input(name) {
    return this.#inputs.get(name);
  }

  output(name) {
    return this.#outputs.get(name);
  }

  static #members(text) {
    const found = [...text.matchAll(/(\w+)([!^]?):(\S+)/g)];
    return new Map(found.map(([, name, mark, kind]) => [name, { mark, kind }]));
  }
}

function lowerFirst(name) {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
