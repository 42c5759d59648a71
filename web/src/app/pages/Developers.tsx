import { Button, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { readRefusal } from "../../api/refusal";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import {
  addressOf,
  type Document,
  groupsOf,
  jsonOf,
  mentioned,
  type Operation,
  type Schema,
  typeOf,
} from "../openapi";
import styles from "./Developers.module.css";

const DOCUMENT = "/api/openapi.json";

// The reference of the HTTP interface, drawn from the server's own document.
export function Developers() {
  const t = useText();
  const document = useQuery({
    queryKey: ["openapi"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Document> => {
      const response = await fetch(DOCUMENT);
      if (!response.ok) throw readRefusal(response.status, null, null);
      return response.json();
    },
  });
  return (
    <Page
      title={t("developers.title")}
      aside={
        <div className="row">
          <Button component={Link} to="/apps" size="sm">
            {t("developers.your_apps")}
          </Button>
          <Button component="a" href={DOCUMENT} variant="default" size="sm">
            openapi.json
          </Button>
        </div>
      }
    >
      <p className={styles.lead}>{t("developers.words")}</p>
      {document.isPending && <Bones rows={4} height={90} />}
      {document.isError && <Refused error={document.error} retry={() => document.refetch()} />}
      {document.data && <Reference document={document.data} />}
    </Page>
  );
}

function Reference({ document }: { document: Document }) {
  const t = useText();
  const [wanted, setWanted] = useState("");
  const schemas = document.components?.schemas ?? {};
  const matches = (operation: Operation) =>
    `${operation.path} ${operation.summary ?? ""} ${operation.id}`
      .toLowerCase()
      .includes(wanted.toLowerCase());
  const groups = groupsOf(document)
    .map((group) => ({ ...group, operations: group.operations.filter(matches) }))
    .filter((group) => group.operations.length > 0);

  return (
    <div className={styles.columns}>
      <nav className={styles.contents} aria-label={t("developers.contents")}>
        <TextInput
          aria-label={t("developers.find")}
          placeholder={t("developers.find")}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        {groups.map((group) => (
          <a key={group.name} href={`#${group.name}`}>
            {group.name} <small>{group.operations.length}</small>
          </a>
        ))}
        <a href="#schemas">
          {t("developers.schemas")} <small>{Object.keys(schemas).length}</small>
        </a>
      </nav>
      <div className={styles.reference}>
        {groups.map((group) => (
          <section key={group.name} id={group.name} className={styles.group}>
            <h2>{group.name}</h2>
            {group.description && <p className="quiet">{group.description}</p>}
            {group.operations.map((operation) => (
              <OperationEntry key={operation.id} operation={operation} />
            ))}
          </section>
        ))}
        <section id="schemas" className={styles.group}>
          <h2>{t("developers.schemas")}</h2>
          {Object.entries(schemas).map(([name, schema]) => (
            <details key={name} id={`schema-${name}`} className={styles.entry}>
              <summary>
                <code>{name}</code>
              </summary>
              <div className={styles.body}>
                <SchemaTable schema={schema} />
              </div>
            </details>
          ))}
        </section>
      </div>
    </div>
  );
}

function OperationEntry({ operation }: { operation: Operation }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const request = jsonOf(operation.requestBody);
  return (
    <details
      className={styles.entry}
      id={operation.id}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span className={styles.method} data-method={operation.method}>
          {operation.method.toUpperCase()}
        </span>
        <code>{operation.path}</code>
        <span className={styles.summary}>{operation.summary}</span>
      </summary>
      {open && (
        <div className={styles.body}>
          {operation.description && <p className={styles.words}>{operation.description}</p>}
          {(operation.parameters ?? []).length > 0 && (
            <>
              <h3>{t("developers.parameters")}</h3>
              <dl className={styles.fields}>
                {(operation.parameters ?? []).map((parameter) => (
                  <Field
                    key={`${parameter.in}-${parameter.name}`}
                    name={parameter.name}
                    schema={parameter.schema}
                    note={parameter.in}
                    required={parameter.required}
                    words={parameter.description}
                  />
                ))}
              </dl>
            </>
          )}
          {operation.requestBody && (
            <>
              <h3>{t("developers.request")}</h3>
              {request ? (
                <SchemaTable schema={request} />
              ) : (
                <p className="quiet">
                  {Object.keys(operation.requestBody.content ?? {}).join(", ")}
                </p>
              )}
            </>
          )}
          <h3>{t("developers.answers")}</h3>
          <dl className={styles.fields}>
            {Object.entries(operation.responses ?? {}).map(([status, response]) => (
              <Field
                key={status}
                name={status}
                schema={jsonOf(response)}
                words={response.description}
                bare={!jsonOf(response)}
              />
            ))}
          </dl>
          <TryIt operation={operation} hasBody={request !== undefined} />
        </div>
      )}
    </details>
  );
}

function SchemaTable({ schema }: { schema: Schema }) {
  if (!schema.properties) return <Type schema={schema} />;
  return (
    <dl className={styles.fields}>
      {Object.entries(schema.properties).map(([name, property]) => (
        <Field
          key={name}
          name={name}
          schema={property}
          required={schema.required?.includes(name)}
          words={property.description}
        />
      ))}
    </dl>
  );
}

function Field(props: {
  name: string;
  schema?: Schema;
  note?: string;
  required?: boolean;
  words?: string;
  bare?: boolean;
}) {
  const t = useText();
  return (
    <div>
      <dt>
        <code>{props.name}</code>
        {props.note && <small>{props.note}</small>}
        {props.required && <small className={styles.required}>{t("developers.required")}</small>}
      </dt>
      <dd>
        {!props.bare && <Type schema={props.schema} />}
        {props.words && <span className={styles.words}>{props.words}</span>}
      </dd>
    </div>
  );
}

function Type({ schema }: { schema?: Schema }) {
  const links = mentioned(schema);
  return (
    <span className={styles.type}>
      <code>{typeOf(schema)}</code>
      {links.map((name) => (
        <a
          key={name}
          href={`#schema-${name}`}
          onClick={() => {
            const target = document.getElementById(`schema-${name}`);
            if (target instanceof HTMLDetailsElement) target.open = true;
          }}
        >
          {name}
        </a>
      ))}
    </span>
  );
}

// Calls the real server as the person signed in here.
function TryIt({ operation, hasBody }: { operation: Operation; hasBody: boolean }) {
  const t = useText();
  const [values, setValues] = useState<Record<string, string>>({});
  const [body, setBody] = useState("{}");
  const [outcome, setOutcome] = useState<string | null>(null);
  const asked = (operation.parameters ?? []).filter((parameter) =>
    ["path", "query"].includes(parameter.in),
  );

  const send = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const response = await fetch(addressOf(operation, values), {
        method: operation.method.toUpperCase(),
        headers: hasBody ? { "Content-Type": "application/json" } : undefined,
        body: hasBody ? body : undefined,
      });
      setOutcome(`${response.status} ${response.statusText}\n\n${pretty(await response.text())}`);
    } catch {
      setOutcome(t("refusal.offline"));
    }
  };
  return (
    <form className={styles.try} onSubmit={send}>
      <h3>{t("developers.try")}</h3>
      {operation.method !== "get" && <p className="quiet">{t("developers.try_real")}</p>}
      {asked.map((parameter) => (
        <TextInput
          key={parameter.name}
          size="sm"
          label={parameter.name}
          required={parameter.in === "path"}
          withAsterisk={false}
          value={values[parameter.name] ?? ""}
          onChange={(event) =>
            setValues({ ...values, [parameter.name]: event.currentTarget.value })
          }
        />
      ))}
      {hasBody && (
        <Textarea
          size="sm"
          label={t("developers.request")}
          rows={5}
          classNames={{ input: styles.code }}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
      )}
      <Button type="submit" size="sm" variant="light">
        {t("developers.send")}
      </Button>
      {outcome !== null && (
        <Card className={styles.outcome}>
          <pre>{outcome}</pre>
        </Card>
      )}
    </form>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text.slice(0, 20_000);
  }
}
