// Through another place: Vera joins with her federation, comes back, and connects and disconnects it in the settings. The
// provider is a real one, beside a Stadion of this journey's own.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  barriers,
  openBrowser,
  openPage,
  serve,
  sidewaysScroll,
  signUp,
  somebody,
} from "./help.mjs";
import { openProvider, signInThere } from "./openid_provider.mjs";

const folder = mkdtempSync(join(tmpdir(), "stadion-openid-"));
const vera = somebody("Vera");
const boris = somebody("Boris");
const phone = { viewport: { width: 360, height: 780 } };
const button = { name: "Continue with The Federation" };
let browser;
let provider;
let stadion;

before(async () => {
  browser = await openBrowser();
  provider = await openProvider();
  const secret = "known to these two alone";
  writeFileSync(join(folder, "secret"), `${secret}\n`);
  writeFileSync(
    join(folder, "stadion.toml"),
    `[[openid]]
name = "federation"
label = "The Federation"
label_ru = "Федерацию"
issuer = "${provider.issuer}"
client_id = "stadion"
client_secret_file = "${join(folder, "secret")}"
trusts_email = true
development = true
`,
  );
  stadion = await serve(join(folder, "data"), {
    settings: {
      STADION_CONFIG: join(folder, "stadion.toml"),
      // This Stadion has a database of its own, whatever the others use.
      STADION_DATABASE_URL: `sqlite:${join(folder, "stadion.db")}`,
    },
  });
  provider.knows({
    clientId: "stadion",
    secret,
    redirect: `${stadion.url}/sign_in/openid/federation`,
    people: {
      vera: { name: "Vera Rossi", email: vera.email, email_verified: true },
      boris: { name: "Boris", email: boris.email, email_verified: true },
    },
  });
});
after(async () => {
  await browser?.close();
  await stadion?.stop();
  provider?.close();
  rmSync(folder, { recursive: true, force: true });
});

// A browser of somebody, in which nobody is signed in anywhere. The provider's pages would like letters from elsewhere.
async function visit(options = {}) {
  const opened = await openPage(browser, { baseURL: stadion.url, ...options });
  const isElsewhere = (url) => !["localhost", "127.0.0.1"].includes(url.hostname);
  await opened.context.route(isElsewhere, (route) => route.fulfill({ status: 200, body: "" }));
  return opened;
}
const home = (page) => page.getByRole("heading", { level: 1, name: /Vera|Boris/ }).waitFor();

test("Vera joins with her federation, and types neither name nor password", async () => {
  const { page, context, calm } = await visit(phone);
  await page.goto("/sign_up");
  await page.getByRole("button", button).waitFor();
  assert.deepEqual(await barriers(page), []);
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  await page.getByRole("button", button).click();
  await signInThere(page, "vera");
  const name = page.getByLabel("Name", { exact: true });
  await name.waitFor();
  assert.equal(await name.inputValue(), "Vera Rossi");
  assert.equal(await page.getByLabel("E-mail").inputValue(), vera.email);
  assert.ok(!page.url().includes("code="), "what the provider sent is in no address any more");
  await page.getByRole("combobox", { name: "Country" }).fill("Germany");
  await page.getByRole("option", { name: "Germany", exact: true }).click();
  await page.getByLabel("Birth date").fill("1991-04-02");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByText("You will sign in with The Federation.").waitFor();
  assert.equal(await page.getByLabel("Password", { exact: true }).count(), 0);
  assert.deepEqual(await barriers(page), []);
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
  await page.getByLabel("Handle").fill(vera.handle);
  await page.getByRole("button", { name: "Create my account" }).click();
  await page.getByRole("heading", { name: "What may Stadion do?" }).waitFor();
  calm();

  // It is her only way in, so it stays.
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Disconnect The Federation" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await page.getByText("This is your only way in").waitFor();
  await context.close();
});

test("she signs in with it on another device, and says no on a third", async () => {
  const { page, context, calm } = await visit();
  await page.goto("/sign_in");
  await page.getByRole("button", button).click();
  await signInThere(page, "vera");
  await home(page);
  calm();
  await context.close();

  const other = await visit(phone);
  await other.page.goto("/sign_in");
  await other.page.getByRole("button", button).click();
  await other.page.getByText("[ Cancel ]").click();
  await other.page.getByText("You came back without signing in.").waitFor();
  assert.deepEqual(await barriers(other.page), []);
  await other.page.getByRole("link", { name: "Sign in another way" }).click();
  await other.page.getByRole("button", button).waitFor();
  await other.context.close();
});

test("Boris, who has a password, is told to connect it first, does so, and takes it away again", async () => {
  const { page, context } = await visit();
  await signUp(page, boris);
  const stranger = await visit();
  await stranger.page.goto("/sign_in");
  await stranger.page.getByRole("button", button).click();
  await signInThere(stranger.page, "boris");
  await stranger.page.getByText("There is a Stadion account with your e-mail address").waitFor();
  await stranger.context.close();

  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Connect The Federation" }).click();
  await signInThere(page, "boris");
  await page.getByText("It opens your account from now on.").waitFor();
  await page.getByRole("button", { name: "Disconnect The Federation" }).waitFor();
  assert.deepEqual(await barriers(page), []);

  const again = await visit();
  await again.page.goto("/sign_in?back=/friends");
  await again.page.getByRole("button", button).click();
  await signInThere(again.page, "boris");
  await again.page.waitForURL(/\/friends$/);
  again.calm();
  await again.context.close();

  await page.getByRole("button", { name: "Disconnect The Federation" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await page
    .getByRole("button", { name: "Disconnect The Federation" })
    .waitFor({ state: "detached" });
  const last = await visit();
  await last.page.goto("/sign_in");
  await last.page.getByRole("button", button).click();
  await signInThere(last.page, "boris");
  await last.page.getByText("There is a Stadion account with your e-mail address").waitFor();
  await last.context.close();
  await context.close();
});

test("somebody who brings an address that never was theirs is sent back to the beginning", async () => {
  const { page, context } = await visit();
  await page.goto("/sign_in/openid/federation?state=made-up&code=made-up");
  await page.getByText("This took too long or was used already").waitFor();
  await page.goto("/sign_in/openid/federation");
  await page.getByText("Nothing came back that we could check.").waitFor();
  assert.deepEqual(await barriers(page), []);
  await context.close();
});

test("after too many guesses at Boris's password his browser works for a moment, and he is in", async () => {
  const { page, context } = await visit(phone);
  for (let guess = 0; guess < 10; guess += 1) {
    await page.request.post(`${stadion.url}/api/v1/sessions`, {
      headers: { origin: stadion.url },
      data: { email: boris.email, password: `guess ${guess}` },
    });
  }
  await page.goto("/sign_in");
  await page.getByLabel("E-mail").fill(boris.email);
  await page.getByLabel("Password", { exact: true }).fill(boris.password);
  const told = page.getByText("Checking that this is a person's browser…").waitFor();
  await page.getByRole("button", { name: "Sign in", exact: true }).last().click();
  await told;
  await home(page);
  await context.close();
});
