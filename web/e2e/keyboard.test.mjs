// Everything that matters can be done without a mouse.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openPage, recording, signUp, somebody } from "./help.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

// Presses Tab until the element with this name has the focus, as a person would.
async function tabTo(page, name, limit = 40) {
  for (let press = 0; press < limit; press++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? "";
    });
    if (name.test(focused)) return;
  }
  assert.fail(`Tab never reached ${name}`);
}

test("Nadia uploads a file, opens it and reads the charts with keys alone", async () => {
  const { page, context } = await openPage(browser);
  // From its first listener on the browser hands choosers to us; a key pressed at once would be faster than that.
  page.on("filechooser", () => {});
  await signUp(page, somebody("Nadia"));
  await page.goto("/");
  await page.getByRole("heading", { name: "Your track is laid out" }).waitFor();

  await tabTo(page, /^Skip to content$/);
  const skip = page.getByRole("link", { name: "Skip to content" });
  assert.ok((await skip.boundingBox()).y >= 0, "the skip link is seen when it has the focus");
  await page.keyboard.press("Enter");
  await tabTo(page, /Bring your first recording/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Bring your recordings" }).waitFor();

  await tabTo(page, /^Choose files$/);
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(recording({ seed: 21 }));
  await page.getByText("Added", { exact: true }).waitFor();

  const title = page.locator('[data-state="done"] a').first();
  const name = await title.textContent();
  await tabTo(page, new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.locator(".uplot").first().waitFor();
  await tabTo(page, /Charts of the recording/, 60);
  const before = await page.getByRole("slider").getAttribute("aria-valuetext");
  await page.keyboard.press("End");
  assert.notEqual(await page.getByRole("slider").getAttribute("aria-valuetext"), before);
  await context.close();
});

test("dialogs keep the focus inside and give it back", async () => {
  const { page, context } = await openPage(browser);
  await page.goto("/design");
  const opener = page.getByRole("button", { name: "Delete", exact: true });
  await opener.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  // The dialog takes the focus a moment after it shows; nobody tabs faster than that.
  await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]') !== null);
  for (let press = 0; press < 6; press++) await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null));
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.ok(await opener.evaluate((element) => element === document.activeElement));
  await context.close();
});
