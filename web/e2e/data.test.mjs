// Nora takes everything away, looks at what is in it, and brings it to another Stadion.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import {
  barriers,
  enroll,
  openBrowser,
  openPage,
  recording,
  serve,
  sidewaysScroll,
  signUp,
  somebody,
  upload,
} from "./help.mjs";

const folder = mkdtempSync(join(tmpdir(), "stadion-data-"));
const archive = join(folder, "export.zip");
const unpacked = join(folder, "unpacked");
let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const nora = somebody("Nora");

async function until(isSo) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("it did not come true");
}

test("Nora asks for her data and fetches it when it is ready", async () => {
  const { page, context, calm } = await openPage(browser, {
    viewport: { width: 360, height: 780 },
  });
  await enroll(page, nora);
  await upload(page, [
    recording({ minutes: 30, seed: 41 }),
    recording({ sport: "ride", seed: 42 }),
  ]);
  await until(async () => {
    const reply = await page.request.get("/api/v1/activities");
    return (await reply.json()).items.length === 2;
  });
  await page.goto("/settings");
  await page.getByRole("link", { name: "Your data" }).click();
  await page.getByRole("heading", { level: 1, name: "Your data" }).waitFor();
  await page.getByRole("button", { name: "Make a copy of my data" }).click();
  await page.getByText(/The copy of .* is ready/).waitFor({ timeout: 60_000 });
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  assert.deepEqual(await barriers(page), []);
  const fetched = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const file = await fetched;
  assert.match(file.suggestedFilename(), /^stadion-nora_\w+-\d{4}-\d\d-\d\d\.zip$/);
  await file.saveAs(archive);
  calm();
  await context.close();
});

test("the page in it explains every file, on a phone and in the dark, and loads nothing", async () => {
  execFileSync("python3", ["-m", "zipfile", "-e", archive, unpacked]);
  for (const [width, colorScheme] of [
    [390, "light"],
    [1280, "dark"],
  ]) {
    const { page, context, calm } = await openPage(browser, {
      viewport: { width, height: 900 },
      colorScheme,
      javaScriptEnabled: true,
    });
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(join(unpacked, "index.html")).href);
    await page.getByRole("heading", { level: 1, name: "Your Stadion data" }).waitFor();
    assert.equal(asked.length, 1, "nothing but the page itself");
    assert.ok((await sidewaysScroll(page)) <= 0, `${width}`);
    for (const link of await page
      .locator("main a")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")))) {
      assert.ok(existsSync(join(unpacked, link)), `${link} is there`);
    }
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(background === "rgb(21, 22, 26)", colorScheme === "dark", background);
    calm();
    await context.close();
  }
});

test("every line of it is as its schema says", () => {
  const list = JSON.parse(readFileSync(join(unpacked, "stadion-export.json"), "utf8"));
  let lines = 0;
  for (const { path } of list.files.filter((file) => file.path.startsWith("data/"))) {
    const name = path.slice("data/".length, -".jsonl".length);
    const schema = JSON.parse(
      readFileSync(join(unpacked, "schemas", `${name}.schema.json`), "utf8"),
    );
    for (const line of readFileSync(join(unpacked, path), "utf8").trim().split("\n")) {
      const row = JSON.parse(line);
      assert.deepEqual(Object.keys(row).sort(), Object.keys(schema.properties).sort(), name);
      lines += 1;
    }
  }
  assert.ok(lines > 20, `${lines} lines`);
});

test("on another Stadion Nora brings her export and finds everything again", async () => {
  const other = await serve(mkdtempSync(join(tmpdir(), "stadion-other-")), {
    settings: { STADION_WEB_DIR: new URL("../dist", import.meta.url).pathname },
  });
  try {
    const { page, context, calm } = await openPage(browser, { baseURL: other.url });
    await enroll(page, nora);
    await page.goto("/settings/data");
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose an export" }).click();
    await (await chooser).setFiles(archive);
    await page.getByText(/^Taken over on/).waitFor({ timeout: 60_000 });
    await page.getByText("Activities: 2").waitFor();
    assert.deepEqual(await barriers(page), []);
    await page.goto("/activities");
    await page.getByRole("listitem").nth(1).waitFor();
    calm();
    await context.close();
  } finally {
    await other.stop();
  }
});

test("somebody else's export is refused in plain words", async () => {
  const { page, context } = await openPage(browser);
  await signUp(page, somebody("Otto"), { allow: false });
  await page.goto("/settings/data");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose an export" }).click();
  await (await chooser).setFiles(archive);
  await page.getByText(`This is the export of @${nora.handle}`).waitFor();
  await context.close();
});
