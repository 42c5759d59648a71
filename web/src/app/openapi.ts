// Reads an OpenAPI document for the developers' page: pure.

interface Reference {
  $ref?: string;
}

export interface Schema extends Reference {
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  example?: unknown;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

interface Body {
  required?: boolean;
  content?: Record<string, { schema?: Schema }>;
}

interface RawOperation {
  tags?: string[];
  summary?: string;
  description?: string;
  operationId?: string;
  parameters?: Parameter[];
  requestBody?: Body;
  responses?: Record<string, Body & { description?: string }>;
}

export interface Document {
  info: { title: string; version: string; description?: string };
  tags?: { name: string; description?: string }[];
  paths: Record<string, Record<string, RawOperation>>;
  components?: { schemas?: Record<string, Schema> };
}

export interface Operation extends RawOperation {
  id: string;
  method: string;
  path: string;
}

export interface Group {
  name: string;
  description?: string;
  operations: Operation[];
}

const METHODS = ["get", "post", "put", "patch", "delete"];

// Operations by their tag, in the document's order of tags, untagged ones last.
export function groupsOf(document: Document): Group[] {
  const groups = new Map<string, Group>();
  for (const { name, description } of document.tags ?? []) {
    groups.set(name, { name, description, operations: [] });
  }
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const raw = item[method];
      if (!raw) continue;
      const name = raw.tags?.[0] ?? "other";
      const group = groups.get(name) ?? { name, operations: [] };
      group.operations.push({ ...raw, method, path, id: raw.operationId ?? `${method}_${path}` });
      groups.set(name, group);
    }
  }
  return [...groups.values()].filter((group) => group.operations.length > 0);
}

// A schema in a few characters: "string (date)", "ActivityCard[]", "one of a, b".
export function typeOf(schema: Schema | undefined): string {
  if (!schema) return "any";
  if (schema.$ref) return nameOf(schema.$ref);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.map(typeOf).join(" | ");
  if (schema.allOf) return schema.allOf.map(typeOf).join(" & ");
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const types = [schema.type ?? "any"].flat();
  return types
    .map((type) =>
      type === "array" ? `${bracketed(typeOf(schema.items))}[]` : withFormat(type, schema),
    )
    .join(" | ");
}

export function nameOf(reference: string): string {
  return reference.split("/").at(-1) ?? reference;
}

// The names of other schemas that a schema mentions, for links.
export function mentioned(schema: Schema | undefined): string[] {
  if (!schema) return [];
  if (schema.$ref) return [nameOf(schema.$ref)];
  const parts = [
    schema.items,
    ...(schema.oneOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.allOf ?? []),
  ];
  return [...new Set(parts.flatMap(mentioned))];
}

// The JSON schema of a body or answer, whichever JSON media type it has.
export function jsonOf(body: Body | undefined): Schema | undefined {
  for (const [type, { schema }] of Object.entries(body?.content ?? {})) {
    if (type.includes("json")) return schema;
  }
  return undefined;
}

// The address of a call with its parameters filled in; empty optional ones are left out.
export function addressOf(operation: Operation, values: Record<string, string>): string {
  let path = operation.path;
  const query = new URLSearchParams();
  for (const parameter of operation.parameters ?? []) {
    const value = values[parameter.name] ?? "";
    if (parameter.in === "path")
      path = path.replace(`{${parameter.name}}`, encodeURIComponent(value));
    if (parameter.in === "query" && value !== "") query.set(parameter.name, value);
  }
  const search = query.toString();
  return search === "" ? path : `${path}?${search}`;
}

function withFormat(type: string, schema: Schema): string {
  if (type === "object" && typeof schema.additionalProperties === "object") {
    return `{ [key]: ${typeOf(schema.additionalProperties)} }`;
  }
  return schema.format && type !== "null" ? `${type} (${schema.format})` : type;
}

function bracketed(type: string): string {
  return type.includes(" | ") ? `(${type})` : type;
}
