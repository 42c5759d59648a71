// A code after the password: turned on with an app, asked for at the door, replaced by one from paper, turned off.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { codeOf, openBrowser, openPage, sidewaysScroll, signUp, somebody } from "./help.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const vera = somebody("Vera");
let secret;
let onPaper;

// A code is taken once, so each one asked for is of a later half minute; the door takes the next one already.
async function password(page) {
  await page.goto("/sign_in");
  await page.getByLabel("E-mail").fill(vera.email);
  await page.getByLabel("Password", { exact: true }).fill(vera.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).last().click();
}

test("Vera connects an app to her account and keeps ten codes on paper", async () => {
  const { page, context, calm } = await openPage(browser, {
    viewport: { width: 360, height: 780 },
  });
  await signUp(page, vera);
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Turn on" }).click();
  const dialog = page.getByRole("dialog", { name: "Connect an app" });
  await dialog.getByRole("img", { name: "QR code for the app" }).waitFor();
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  secret = (await dialog.locator("code").innerText()).replaceAll(" ", "");
  await dialog.getByLabel("The code that the app shows now").fill(codeOf(secret));
  await dialog.getByRole("button", { name: "Turn on" }).click();
  const paper = page.getByRole("dialog", { name: "Codes for paper" });
  await paper.getByRole("listitem").first().waitFor();
  onPaper = await paper.getByRole("listitem").allInnerTexts();
  assert.equal(onPaper.length, 10);
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  await paper.getByRole("button", { name: "I have kept them" }).click();
  await page.getByText("10 codes for paper are left.").waitFor();
  calm();
  await context.close();
});

test("her password alone does not open the door any more, and a code opens it once", async () => {
  const { page, context } = await openPage(browser);
  await password(page);
  const code = page.getByLabel("Code", { exact: true });
  await code.fill("000000");
  await page.getByRole("button", { name: "Sign in", exact: true }).last().click();
  await page.getByText("This code is not right, or it was used already").waitFor();
  const next = codeOf(secret, 1);
  await code.fill(`${next.slice(0, 3)} ${next.slice(3)}`);
  await page.getByRole("button", { name: "Sign in", exact: true }).last().click();
  await page.getByRole("heading", { level: 1, name: /Vera/ }).waitFor();
  await context.close();

  const other = await openPage(browser);
  await password(other.page);
  await other.page.getByLabel("Code", { exact: true }).fill(next);
  await other.page.getByRole("button", { name: "Sign in", exact: true }).last().click();
  await other.page.getByText("This code is not right, or it was used already").waitFor();
  await other.context.close();
});

test("without her phone a code from paper lets her in, and she turns the second step off", async () => {
  const { page, context } = await openPage(browser);
  await password(page);
  await page.getByLabel("Code", { exact: true }).fill(onPaper[0].toUpperCase());
  await page.getByRole("button", { name: "Sign in", exact: true }).last().click();
  await page.getByRole("heading", { level: 1, name: /Vera/ }).waitFor();
  await page.goto("/settings/security");
  await page.getByText("9 codes for paper are left.").waitFor();
  await page.getByRole("button", { name: "Turn off" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Turn off" }).click();
  await page.getByText("The second step is off.").waitFor();
  await page.getByRole("button", { name: "Turn on" }).waitFor();
  await context.close();

  const again = await openPage(browser);
  await password(again.page);
  await again.page.getByRole("heading", { level: 1, name: /Vera/ }).waitFor();
  again.calm();
  await again.context.close();
});
