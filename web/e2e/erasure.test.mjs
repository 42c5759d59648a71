// Somebody leaves: out everywhere at once, back with one tap while it waits, and a receipt for afterwards.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, enroll, openBrowser, openPage, sidewaysScroll, somebody } from "./help.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const lena = somebody("Lena");

async function leave(page, person) {
  await page.goto("/settings/data");
  await page.getByRole("button", { name: "Erase my account" }).click();
  const dialog = page.getByRole("dialog", { name: "Erase your account?" });
  await dialog.getByLabel("Type your handle to confirm").fill(person.handle);
  await dialog.getByRole("button", { name: "Erase everything" }).click();
  await page.waitForURL(/\/erasure#[0-9a-f]{32}$/);
}

async function signIn(page, person) {
  await page.goto("/sign_in");
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("Lena mistypes her handle, erases her account, and is out on every device", async () => {
  const { page, context } = await openPage(browser, { viewport: { width: 360, height: 780 } });
  await enroll(page, lena);
  await page.goto("/settings/data");
  await page.getByRole("button", { name: "Erase my account" }).click();
  const dialog = page.getByRole("dialog", { name: "Erase your account?" });
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  assert.deepEqual(await barriers(page), []);
  await dialog.getByLabel("Type your handle to confirm").fill("somebody_else");
  await dialog.getByRole("button", { name: "Erase everything" }).click();
  await dialog.getByText("this is not your handle", { exact: false }).first().waitFor();
  await dialog.getByRole("button", { name: "Stay" }).click();
  await leave(page, lena);
  await page.getByText("Your account waits to be erased.", { exact: false }).waitFor();
  assert.ok((await sidewaysScroll(page)) <= 0);
  assert.deepEqual(await barriers(page), []);
  assert.equal((await page.request.get("/api/v1/me")).status(), 401);
  await context.close();
});

test("she signs in while it waits, keeps her account, and the receipt knows of nothing any more", async () => {
  const { page, context } = await openPage(browser);
  await signIn(page, lena);
  await page.getByText("This account waits to be erased").waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("button", { name: "Keep my account" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  assert.equal((await page.request.get("/api/v1/me")).status(), 200);
  await context.close();
});

test("a receipt can be typed, and one that is none is told so", async () => {
  const { page, context } = await openPage(browser);
  await page.goto("/erasure");
  await page.getByLabel("Receipt").fill("00000000000000000000000000000000");
  await page.getByRole("button", { name: "Show how far it is" }).click();
  await page.getByRole("alert").waitFor();
  await context.close();
});
