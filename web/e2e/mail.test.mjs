// What an account does with mail: an address that is confirmed, a link that signs in, a word about a new device, and
// the three days back in. On a Stadion of their own, with a mail server beside it.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser, openPage, serve, sidewaysScroll, signUp, somebody } from "./help.mjs";
import { openMailServer } from "./mail_server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const DAY_MINUTES = 24 * 60;
const folder = mkdtempSync(join(tmpdir(), "stadion-mail-"));
let browser;
let mail;
let stadion;
let settings;

before(async () => {
  browser = await openBrowser();
  mail = await openMailServer();
  settings = {
    STADION_SMTP_URL: mail.url,
    STADION_MAIL_FROM: "Stadion <mail@stadion.example>",
    // This Stadion has a database of its own, whatever the others use.
    STADION_DATABASE_URL: `sqlite:${join(folder, "stadion.db")}`,
  };
  stadion = await serve(folder, { settings });
});
after(async () => {
  await browser?.close();
  await stadion?.stop();
  mail?.close();
  rmSync(folder, { recursive: true, force: true });
});

const vera = somebody("Vera");
const moved = vera.email.replace("@", ".new@");
const phone = { viewport: { width: 360, height: 780 } };

// A page of the Stadion of this journey. Links in mails lead to it, too.
function visit(options = {}) {
  return openPage(browser, { baseURL: stadion.url, ...options });
}

async function isAccessible(page) {
  await page.evaluate(axe);
  const faults = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    });
    return violations.map((fault) => `${fault.id}: ${fault.nodes[0].html}`);
  });
  assert.deepEqual(faults, []);
}

async function withPassword(page, email, password) {
  await page.goto("/sign_in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).last().click();
}

const home = (page) => page.getByRole("heading", { level: 1, name: /Vera/ }).waitFor();

test("Vera joins at once, and confirms her address with the code from the mail", async () => {
  const { page, context } = await visit(phone);
  await signUp(page, vera);
  const { code } = await mail.wait(vera.email, "Your code");
  await page.goto("/settings/security");
  await page.getByText("Not confirmed").waitFor();
  await page.getByLabel("Code from the mail").fill("1");
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await page.getByText("This code is not right, or it was used already").waitFor();
  await isAccessible(page);
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  await page.getByLabel("Code from the mail").fill(code);
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await page.getByText("Your address is confirmed.").waitFor();
  await page.getByText("Confirmed", { exact: true }).waitFor();
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  await context.close();
});

test("she moves to another address, and the old one is told", async () => {
  const { page, context } = await visit();
  await withPassword(page, vera.email, vera.password);
  await home(page);
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Use another address" }).click();
  await page.getByLabel("New address").fill(moved);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByText(`We have sent a code to ${moved}.`).waitFor();
  const { code } = await mail.wait(moved, "Your code");
  await page.getByLabel("Code from the mail").fill(code);
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await page.getByText(moved, { exact: true }).waitFor();
  await mail.wait(vera.email, "was changed");
  await context.close();
});

test("she forgot her password, and a link from her mail lets her in once", async () => {
  const { page, context, calm } = await visit(phone);
  await page.goto("/sign_in");
  await page.getByRole("link", { name: "Send me a link" }).click();
  await page.getByRole("heading", { name: "Sign in by e-mail" }).waitFor();
  await page.getByLabel("E-mail").fill(moved);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.getByText("a link is on its way").waitFor();
  await isAccessible(page);
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  const { link } = await mail.wait(moved, "Your link");
  // A program that looks at every link of a mail opens it first.
  assert.equal((await fetch(link)).status, 200);
  await page.goto(link);
  await page.getByRole("heading", { name: "Almost in" }).waitFor();
  await isAccessible(page);
  await page.getByRole("button", { name: "Sign in", exact: true }).last().click();
  await home(page);
  calm();
  await context.close();

  const thief = await visit();
  await thief.page.goto(link);
  await thief.page.getByRole("button", { name: "Sign in", exact: true }).last().click();
  await thief.page.getByText("This link does not work any more").waitFor();
  await thief.context.close();
});

test("of a new kind of device she hears by mail", async () => {
  const firefox = "Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0";
  const { page, context } = await visit({ userAgent: firefox });
  await withPassword(page, moved, vera.password);
  await home(page);
  const { text, link } = await mail.wait(moved, "A new device");
  assert.match(text, /Firefox on Windows/);
  await page.goto(link);
  await page.getByRole("heading", { name: "Signed-in devices" }).waitFor();
  await context.close();
});

test("somebody asks for her account, and any of her devices says so and stops it", async () => {
  const eve = await visit(phone);
  await eve.page.goto("/sign_in");
  await eve.page.getByRole("link", { name: "I cannot sign in" }).click();
  await eve.page.getByRole("heading", { name: "I cannot sign in" }).waitFor();
  await eve.page.getByLabel("E-mail").fill(moved);
  await eve.page.getByRole("button", { name: "Start the recovery" }).click();
  await eve.page.getByText("a mail says when").waitFor();
  await isAccessible(eve.page);
  assert.ok((await sidewaysScroll(eve.page)) <= 0, "nothing sticks out on a phone");
  await eve.context.close();
  await mail.wait(moved, "wants to recover");

  const { page, context } = await visit(phone);
  await withPassword(page, moved, vera.password);
  const banner = page.getByRole("alert");
  await banner.getByText("Somebody wants to get into your account by e-mail").waitFor();
  await isAccessible(page);
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  await banner.getByRole("button", { name: "Cancel the recovery" }).click();
  await page.getByText("The recovery is cancelled.").waitFor();
  await banner.waitFor({ state: "detached" });
  await context.close();
});

test("the mail of a recovery cancels it, too", async () => {
  const { page, context } = await visit();
  await page.goto("/recovery");
  await page.getByLabel("E-mail").fill(moved);
  await page.getByRole("button", { name: "Start the recovery" }).click();
  const { link } = await mail.wait(moved, "wants to recover", 1);
  await page.goto(link);
  await page.getByRole("button", { name: "Cancel the recovery" }).click();
  await page.getByText("The recovery is cancelled.").waitFor();
  await isAccessible(page);
  await context.close();
});

test("three days later a link gives her a new password, and her settings are frozen for a week", async () => {
  const asking = await visit();
  await asking.page.goto("/recovery");
  await asking.page.getByLabel("E-mail").fill(moved);
  await asking.page.getByRole("button", { name: "Start the recovery" }).click();
  await mail.wait(moved, "wants to recover", 2);
  await asking.context.close();
  assert.equal(mail.inbox(moved).filter((m) => m.subject.includes("recovered now")).length, 0);

  await stadion.stop();
  stadion = await serve(folder, { settings, minutesAhead: 3 * DAY_MINUTES + 1 });
  const { link } = await mail.wait(moved, "can be recovered now");
  const { page, context } = await visit(phone);
  await page.goto(link.replace(/^http:\/\/[^/]+/, stadion.url));
  await page.getByRole("heading", { name: "Choose a new password" }).waitFor();
  await isAccessible(page);
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  const fresh = "a new lane after the rain";
  await page.getByLabel("New password").fill(fresh);
  await page.getByRole("button", { name: "Change the password" }).click();
  await page.getByRole("heading", { name: "You are back" }).waitFor();
  await mail.wait(moved, "was recovered");
  await withPassword(page, moved, fresh);
  await home(page);
  await page.goto("/settings/security");
  await page.getByText("Your account was recovered by e-mail. Until").waitFor();
  await page.getByRole("button", { name: "Use another address" }).click();
  await page.getByLabel("New address").fill(vera.email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByText("this can be changed seven days after that").waitFor();
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  await context.close();
});
