// Passkeys, with the browser's own virtual authenticator in the place of a finger.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { introduce, openBrowser, openPage, signUp, somebody } from "./help.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

async function withAuthenticator(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable", { enableUI: false });
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { devtools, authenticatorId };
}

async function signOut(page, name) {
  await page.getByRole("button", { name: `Menu of ${name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Every activity adds up." }).waitFor();
}

test("Aiko signs up with a passkey alone and comes back with it", async () => {
  const { page, context, calm } = await openPage(browser);
  const { devtools, authenticatorId } = await withAuthenticator(page);
  const aiko = somebody("Aiko");
  await introduce(page, aiko);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByLabel("Handle").fill(aiko.handle);
  await page.getByRole("button", { name: "Use a passkey instead" }).click();
  await page.getByRole("link", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "Your track is laid out" }).waitFor();
  const { credentials } = await devtools.send("WebAuthn.getCredentials", { authenticatorId });
  assert.equal(credentials.length, 1);

  await page.goto("/settings/security");
  await page.getByText("A password is optional").waitFor();
  await signOut(page, "Aiko");

  // The authenticator answers by itself: the e-mail field's own offer may already bring her in.
  await page.goto("/sign_in");
  const home = page.getByRole("heading", { level: 1, name: /Aiko/ });
  await Promise.race([
    home.waitFor(),
    page.waitForTimeout(3000).then(() =>
      page
        .getByRole("button", { name: "Sign in with a passkey" })
        .click({ timeout: 2000 })
        .catch(() => {}),
    ),
  ]);
  await home.waitFor();
  calm();
  await context.close();
});

test("Bruno adds a passkey to his password account and removes it again", async () => {
  const { page, context, calm } = await openPage(browser);
  await withAuthenticator(page);
  await signUp(page, somebody("Bruno"));
  await page.goto("/settings/security");
  await page.getByLabel(/Name, such as/).fill("My laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("My laptop").waitFor();
  await page.getByRole("button", { name: "Remove My laptop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await page.getByText("My laptop").first().waitFor({ state: "detached" });
  calm();
  await context.close();
});
