// What every journey needs: a browser, people with names, and believable recordings.
//   STADION_URL   the running Stadion to walk through (required)
//   STADION_BIN   its program, for making sample recordings (default: target/debug/stadion)
//   STADION_DATA_DIR, STADION_DATABASE_URL   where its data is, for making somebody an operator
//   FAKETIME_BIN  the tool that moves the clock of a program (default: faketime in the search path)
//   CHROMIUM      the browser (default: /usr/bin/chromium)
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

// Every process on one database needs the key that it was written under.
const sameKey = process.env.STADION_DATABASE_URL &&
  process.env.STADION_DATA_DIR && {
    STADION_REGION_KEY_FILE: join(process.env.STADION_DATA_DIR, "region.key"),
  };
export const STADION = process.env.STADION_URL;
if (!STADION) throw new Error("STADION_URL says which running Stadion to walk through.");

const BIN =
  process.env.STADION_BIN ?? new URL("../../target/debug/stadion", import.meta.url).pathname;
const FOLDER = mkdtempSync(join(tmpdir(), "stadion-e2e-"));
const PASSWORD = "seven lanes and a finish line";

// Software drawing, so that maps appear without a graphics card, and no calls home. Pages themselves are put together
// without the imitated card, which takes a third of a journey's time.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu-compositing",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
  });
}

// A page that remembers what went wrong on it; `calm` asserts that nothing did.
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({
    baseURL: STADION,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    // A 401 on the first question "who am I?" is an answer, which Chromium still calls an error.
    if (message.type() === "error" && !/status of 40[14]/.test(message.text())) {
      troubles.push(message.text());
    }
  });
  return { page, context, calm: () => assert.deepEqual(troubles, []) };
}

let people = 0;

export function somebody(name) {
  people += 1;
  const handle = `${name.toLowerCase().replace(/[^a-z]/g, "")}_${process.pid}_${people}`;
  return { name, handle, email: `${handle}@example.org`, password: PASSWORD };
}

// Step one of the sign-up: who you are.
export async function introduce(page, person, { country = "Germany", bornOn = "1991-04-02" } = {}) {
  await page.goto("/sign_up");
  await page.getByLabel("Name", { exact: true }).fill(person.name);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByRole("combobox", { name: "Country" }).fill(country);
  await page.getByRole("option", { name: country, exact: true }).click();
  await page.getByLabel("Birth date").fill(bornOn);
}

// Somebody signs up and turns every switch on; with `allow: false` they go on without a tap.
export async function signUp(page, person, { allow = true, ...options } = {}) {
  await introduce(page, person, options);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByLabel("Handle").fill(person.handle);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Create my account" }).click();
  await page.getByRole("heading", { name: "What may Stadion do?" }).waitFor();
  if (allow) await allowEverything(page);
  await page.getByRole("link", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "Your track is laid out" }).waitFor();
}

const COUNTRIES = { Germany: "DE", Italy: "IT", Portugal: "PT", Brazil: "BR", Austria: "AT" };

// The same account by the same requests, without walking through the pages, for journeys in which signing up is not the
// point. It ends where signing up ends.
export async function enroll(page, person, { country = "Germany", bornOn = "1991-04-02" } = {}) {
  await page.goto("/sign_up");
  const at = new URL(page.url()).origin;
  const ask = async (method, path, data) => {
    const reply = await page.request.fetch(`${at}/api/v1${path}`, {
      method,
      headers: { origin: at },
      data,
    });
    assert.ok(reply.ok(), `${method} ${path}: ${reply.status()} ${await reply.text()}`);
    return reply.json();
  };
  assert.ok(COUNTRIES[country], `the code of ${country}`);
  const [timeZone, locale] = await page.evaluate(() => [
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    navigator.language,
  ]);
  await ask("POST", "/accounts", {
    name: person.name,
    email: person.email,
    handle: person.handle,
    password: person.password,
    country: COUNTRIES[country],
    birth_on: bornOn,
    time_zone: timeZone,
    units: "metric",
    language: locale.slice(0, 2),
  });
  const { build } = await ask("GET", "/web_config");
  const { items } = await ask("GET", "/me/consents");
  for (const { purpose, notice, closed } of items) {
    if (closed) continue;
    await ask("PUT", `/me/consents/${purpose}`, {
      allowed: true,
      notice_version: notice.version,
      notice_hash: notice.en_hash,
      locale: "en",
      screen: "welcome",
      build,
    });
  }
  await page.goto("/");
  await page.getByRole("heading", { name: "Your track is laid out" }).waitFor();
}

// Every switch on the page that may be turned on.
export async function allowEverything(page) {
  const switches = page.getByRole("switch");
  await switches.first().waitFor();
  for (const one of await switches.all()) {
    if ((await one.isDisabled()) || (await one.isChecked())) continue;
    const answered = page.waitForResponse((response) =>
      response.url().includes("/api/v1/me/consents/"),
    );
    // By key: on a phone the tabs at the bottom may lie over it.
    await one.press("Space");
    assert.equal((await answered).status(), 200);
  }
}

// Whoever stands at the command line of the running Stadion says who runs it. Staff also need a second factor: the page is
// theirs, signed in a short while ago, and its session has proven one afterwards.
export async function makeOperator(
  page,
  person,
  { folder = process.env.STADION_DATA_DIR, role = "admin", at = STADION } = {},
) {
  const env = { ...process.env, ...sameKey, ...(folder && { STADION_DATA_DIR: folder }) };
  execFileSync(BIN, ["operator", "add", person.handle, "--role", role], { env });
  const headers = { origin: at };
  const begun = await page.request.post(`${at}/api/v1/me/second_step`, { headers });
  assert.ok(begun.ok(), `begun with ${begun.status()}`);
  const { secret } = await begun.json();
  const on = await page.request.put(`${at}/api/v1/me/second_step`, {
    headers,
    data: { code: codeOf(secret) },
  });
  assert.ok(on.ok(), await on.text());
  return secret;
}

// A proof of two factors lasts half a day: signs in anew, with a code of the place's own clock.
export async function proveAgain(page, person, secret, { at = STADION, minutesAhead = 0 } = {}) {
  const signedIn = await page.request.post(`${at}/api/v1/sessions`, {
    headers: { origin: at },
    data: {
      email: person.email,
      password: person.password,
      code: codeOf(secret, 2 * minutesAhead),
    },
  });
  assert.equal(signedIn.status(), 201, await signedIn.text());
}

// What an app shows, by RFC 6238, so many half minutes ahead.
export function codeOf(letters, ahead = 0) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const plain = letters.replaceAll(" ", "");
  const bits = [...plain].map((l) => alphabet.indexOf(l).toString(2).padStart(5, "0")).join("");
  const bytes = bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const mac = createHmac("sha1", Buffer.from(bytes)).update(step).digest();
  const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

// A Stadion of a journey's own, on its own folder; with STADION_DATABASE_URL one more process on that database.
// Its clock may be ahead: what takes days to end is then over, and nothing of the program had to be built for that.
export async function serve(
  folder,
  { listen = "127.0.0.1:0", minutesAhead = 0, settings = {} } = {},
) {
  const command = ["serve", "--listen", listen, "--log-level", "warn", "--data-dir", folder];
  const later = minutesAhead && laterClock(minutesAhead);
  const env = { ...process.env, ...sameKey, ...settings, ...later };
  const server = spawn(BIN, command, { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const ready = new Promise((resolve, reject) => {
    server.once("error", reject);
    ended.then((code) => reject(new Error(`stadion ended with ${code}`)));
    createInterface({ input: server.stdout }).on("line", (line) => {
      const url = line.split(/\s+/).find((word) => word.startsWith("http://"));
      if (url) resolve(url);
    });
  });
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
  };
  // As a machine that loses its power: nothing is finished or given back.
  const kill = async () => {
    server.kill("SIGKILL");
    await ended;
  };
  return { url: await ready, stop, kill };
}

// What shows a program a later clock. The tool `faketime` knows how on this machine; it is asked and not used as
// a wrapper, so that the process stays the program itself. Durations stay real: only the calendar is moved.
function laterClock(minutes) {
  const tool = process.env.FAKETIME_BIN ?? "faketime";
  let told;
  try {
    told = execFileSync(tool, ["-f", `+${minutes}m`, "env"], { encoding: "utf8" });
  } catch (cause) {
    throw new Error(`${tool} cannot be run; on Debian: apt-get install faketime`, { cause });
  }
  const env = { FAKETIME_DONT_FAKE_MONOTONIC: "1" };
  for (const line of told.split("\n")) {
    const [name, ...value] = line.split("=");
    if (/^(FAKETIME|LD_PRELOAD|DYLD_\w+)$/.test(name)) env[name] = value.join("=");
  }
  return env;
}

let files = 0;

// A recording that nobody ran, written by the program itself.
export function recording({ sport = "run", minutes = 40, seed = 1, daysAgo = 1 } = {}) {
  files += 1;
  const path = join(FOLDER, `${sport}-${files}.fit`);
  execFileSync(BIN, [
    "sample-file",
    ...["--out", path],
    ...["--sport", sport],
    ...["--minutes", String(minutes)],
    ...["--seed", String(seed)],
    ...["--days-ago", String(daysAgo)],
  ]);
  return path;
}

// A shopping list that somebody renamed.
export function noRecording() {
  const path = join(FOLDER, "list.fit");
  writeFileSync(path, "milk, bread, two bananas and a new pair of laces\n".repeat(20));
  return path;
}

export async function upload(page, paths) {
  await page.goto("/upload");
  await page.locator('input[type="file"]').first().setInputFiles(paths);
}

// Brings a recording of somebody who is signed in and opens it to an audience; it is called "For" them afterwards.
export async function bring(page, options, audience) {
  await upload(page, [recording(options)]);
  await page.getByText("Added", { exact: true }).waitFor();
  await page.locator('[data-state="done"] a').first().click();
  await page.getByRole("button", { name: "Edit, download or delete" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill(`For ${audience}`);
  await dialog.getByText(audience, { exact: true }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: `For ${audience}` }).waitFor();
}

// On the page of gear.
export async function addShoes(page, { brand, model, gone, sports = [] }) {
  await page.getByRole("button", { name: "Add gear" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New gear" });
  await dialog.getByLabel("Brand").fill(brand);
  await dialog.getByLabel("Model").fill(model);
  if (gone) await dialog.getByLabel("Gone so far, km").fill(gone);
  for (const sport of ["Running", "Walking", "Hiking"]) {
    const box = dialog.getByRole("checkbox", { name: sport });
    if ((await box.isChecked()) !== sports.includes(sport)) await box.press("Space");
  }
  await dialog.getByRole("button", { name: "Add gear" }).click();
  await dialog.waitFor({ state: "detached" });
}

// Compares with the committed snapshot; `UPDATE=1` writes it anew.
export function matchesSnapshot(name, text) {
  const folder = new URL("./snapshots/", import.meta.url).pathname;
  const path = join(folder, `${name}.yml`);
  if (process.env.UPDATE === "1") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, `${text}\n`);
    return;
  }
  assert.ok(existsSync(path), `There is no snapshot ${name}; UPDATE=1 writes it.`);
  assert.equal(`${text}\n`, readFileSync(path, "utf8"));
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Faults of a page of the kinds that axe calls serious or critical, each with where it stands.
export async function barriers(page) {
  // What fades in has no contrast yet.
  await page.evaluate(async () => {
    await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
    const ends = (one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY;
    await Promise.allSettled(
      document
        .getAnimations()
        .filter(ends)
        .map((one) => one.finished),
    );
  });
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations
      .filter((fault) => ["serious", "critical"].includes(fault.impact))
      .map(
        (fault) => `${fault.id}: ${fault.nodes.map((node) => node.target.join(" ")).join("; ")}`,
      );
  });
}

export async function sidewaysScroll(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
