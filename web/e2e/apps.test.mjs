// Dora writes an app, Vera connects it, chooses what it may do, and ends it. The app is played by openid-client, which
// was not written by us; so is the watch that has no browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import * as oauth from "openid-client";
import {
  barriers,
  enroll,
  openBrowser,
  openPage,
  recording,
  STADION,
  sidewaysScroll,
  somebody,
} from "./help.mjs";

const dora = somebody("Dora");
const vera = somebody("Vera");
// A narrow phone, at the address by which Stadion calls itself: cookies belong to it. The policy that protects the
// pages also keeps a test's script out.
const onPhone = (more) => ({
  baseURL: issuer.origin,
  viewport: { width: 360, height: 780 },
  bypassCSP: true,
  ...more,
});

let browser;
let app;
let issuer;
let arrivals;
before(async () => {
  browser = await openBrowser();
  app = await listen();
  const described = await fetch(`${STADION}/.well-known/oauth-authorization-server`);
  issuer = new URL((await described.json()).issuer);
});
after(async () => {
  await browser?.close();
  await new Promise((resolve) => app.server.close(resolve));
});

// The app's own ear on this device, where the browser comes back to.
function listen() {
  arrivals = [];
  const server = createServer((request, response) => {
    if (request.url.startsWith("/back")) arrivals.push(request.url);
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>Trail Diary</title><h1>Back in Trail Diary</h1>");
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve({ server, back: `http://127.0.0.1:${server.address().port}/back` });
    });
  });
}

async function withoutBarriers(page) {
  await page.waitForLoadState("networkidle");
  assert.deepEqual(await barriers(page), []);
  assert.ok((await sidewaysScroll(page)) <= 0, "nothing sticks out on a phone");
}

// What the library knows of us after it has read our metadata.
function discovered(id, secret) {
  const how = secret ? oauth.ClientSecretBasic(secret) : oauth.None();
  return oauth.discovery(issuer, id, undefined, how, {
    algorithm: "oauth2",
    // The journey runs on this device, without a certificate.
    execute: [oauth.allowInsecureRequests],
  });
}

const call = (config, token, method, path, body, headers) =>
  oauth.fetchProtectedResource(
    config,
    token,
    new URL(path, issuer),
    method,
    body,
    new Headers(headers),
  );

const refused = (status) => (error) => (error.status ?? error.response?.status) === status;

let client;
let watch;

test("Dora registers her app and gets a secret, and a watch that has none", async () => {
  const { page, context } = await openPage(browser, onPhone());
  await enroll(page, dora);
  await page.goto("/api");
  await page.getByRole("link", { name: "Your apps" }).click();
  await page.getByRole("heading", { name: "No app yet" }).waitFor();
  await page.getByRole("button", { name: "Register an app" }).click();
  const dialog = page.getByRole("dialog", { name: "Register an app" });
  await dialog.getByRole("combobox", { name: "Where it runs" }).click();
  await page.getByRole("option", { name: "On a server: it has a secret" }).click();
  await dialog.getByLabel("Name").fill("Stadion Diary");
  await dialog.getByLabel("What it does").fill("Writes a diary of your runs.");
  await dialog.getByLabel("Its page").fill("https://diary.example/");
  await dialog.getByLabel("Addresses to return to").fill("http://evil.example/back");
  await dialog.getByRole("button", { name: "Register an app" }).click();
  await dialog.getByText("An app does not call itself Stadion").waitFor();
  await dialog.getByText(/An address begins with https/).waitFor();
  await dialog.getByLabel("Name").fill("Trail Diary");
  await dialog.getByLabel("Addresses to return to").fill("http://127.0.0.1/back");
  await withoutBarriers(page);
  await dialog.getByRole("button", { name: "Register an app" }).click();
  const shown = page.getByRole("dialog", { name: "The secret of your app" });
  const secret = await shown.getByText(/^stadion_secret_/).innerText();
  await withoutBarriers(page);
  await shown.getByRole("button", { name: "I have kept it" }).click();
  const id = await page.locator("dd").first().innerText();
  client = { id, secret };

  await page.getByRole("button", { name: "Register an app" }).click();
  await dialog.getByRole("combobox", { name: "Where it runs" }).click();
  await page.getByRole("option", { name: /without a browser/ }).click();
  await dialog.getByLabel("Name").fill("Trail Watch");
  await dialog.getByLabel("What it does").fill("Brings every run by itself.");
  await dialog.getByLabel("Its page").fill("https://watch.example/");
  await dialog.getByRole("button", { name: "Register an app" }).click();
  await page.getByRole("heading", { name: "Trail Watch" }).waitFor();
  watch = { id: await page.locator("dd").first().innerText() };
  assert.notEqual(watch.id, client.id);
  await withoutBarriers(page);
  await context.close();
});

let config;
let tokens;
let cookies;

async function way(scope) {
  const verifier = oauth.randomPKCECodeVerifier();
  const url = oauth.buildAuthorizationUrl(config, {
    redirect_uri: app.back,
    scope,
    state: "1e3",
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  return { url: url.href, verifier };
}

test("Vera is asked, in plain words, and allows what she likes", async () => {
  config = await discovered(client.id, client.secret);
  const first = await openPage(browser, onPhone());
  await enroll(first.page, vera);
  await first.context.close();

  // She is not signed in here, so she comes to the question by way of the door.
  const { page, context, calm } = await openPage(browser, onPhone());
  const scope = "profile activity:write activity:read activity:read_private health:read";
  const { url, verifier } = await way(scope);
  await page.goto(url);
  await page.getByLabel("E-mail").fill(vera.email);
  await page.getByLabel("Password", { exact: true }).fill(vera.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).last().click();
  await page.getByRole("heading", { level: 1, name: "Connect Trail Diary?" }).waitFor();
  await page.getByText("Writes a diary of your runs.").waitFor();
  const state = async (name) => page.getByRole("switch", { name }).isChecked();
  assert.deepEqual(
    [
      await state("See your name, handle and country"),
      await state("Add recordings to your account"),
      await state("See what a friend sees of your activities"),
      await state("See all your activities, private ones too"),
      await state("See what is known of your body"),
    ],
    [true, true, true, false, false],
  );
  await withoutBarriers(page);
  await page
    .getByRole("switch", { name: "See what a friend sees of your activities" })
    .press("Space");
  await page.getByRole("button", { name: "Allow" }).click();
  await page.getByRole("heading", { name: "Back in Trail Diary" }).waitFor();
  cookies = await context.storageState();
  calm();
  await context.close();

  const came = new URL(arrivals.at(-1), app.back);
  tokens = await oauth.authorizationCodeGrant(config, came, {
    pkceCodeVerifier: verifier,
    expectedState: "1e3",
  });
  assert.equal(tokens.scope, "profile activity:write");
  await assert.rejects(
    oauth.authorizationCodeGrant(config, came, {
      pkceCodeVerifier: verifier,
      expectedState: "1e3",
    }),
    (error) => error.error === "invalid_grant",
  );
  await assert.rejects(call(config, tokens.access_token, "GET", "/api/v1/me/card"), refused(401));
});

test("the app refreshes, brings a run, and reaches nothing else", async () => {
  const { page, context } = await openPage(browser, onPhone({ storageState: cookies }));
  const { url, verifier } = await way("profile activity:write");
  await page.goto(url);
  await page.getByRole("button", { name: "Allow" }).click();
  await page.getByRole("heading", { name: "Back in Trail Diary" }).waitFor();
  await context.close();
  const came = new URL(arrivals.at(-1), app.back);
  const first = await oauth.authorizationCodeGrant(config, came, {
    pkceCodeVerifier: verifier,
    expectedState: "1e3",
  });
  tokens = await oauth.refreshTokenGrant(config, first.refresh_token);
  assert.notEqual(tokens.refresh_token, first.refresh_token);

  const token = tokens.access_token;
  const card = await (await call(config, token, "GET", "/api/v1/me/card")).json();
  assert.equal(card.handle, vera.handle);
  const bytes = readFileSync(recording({ minutes: 30, seed: 71 }));
  const brought = await call(config, token, "POST", "/api/v1/activities", bytes, {
    "content-type": "application/octet-stream",
  });
  assert.equal(brought.status, 201);
  const { activity_ids: ids, activities } = await brought.json();
  assert.deepEqual([ids.length, activities.length], [1, 0]);
  await assert.rejects(call(config, token, "GET", `/api/v1/activities/${ids[0]}`), refused(403));
  for (const path of ["/api/v1/me", "/api/v1/sessions", "/api/v1/me/apps", "/api/v1/feed"]) {
    await assert.rejects(call(config, token, "GET", path), refused(401), path);
  }
});

test("a no is a no, and a foreign address leads nowhere", async () => {
  const { page, context } = await openPage(browser, onPhone({ storageState: cookies }));
  const { url, verifier } = await way("profile");
  await page.goto(url);
  await page.getByText("You allowed this before.").waitFor();
  await page.getByRole("button", { name: "Do not connect" }).click();
  await page.getByRole("heading", { name: "Back in Trail Diary" }).waitFor();
  await assert.rejects(
    oauth.authorizationCodeGrant(config, new URL(arrivals.at(-1), app.back), {
      pkceCodeVerifier: verifier,
      expectedState: "1e3",
    }),
    (error) => error.error === "access_denied",
  );
  await page.goto(url.replace("%2Fback", "%2Fback%2F"));
  await page.getByText(/an address that it did not register/).waitFor();
  assert.equal(new URL(page.url()).origin, issuer.origin);
  await context.close();
});

test("Vera sees the app in her settings and ends it", async () => {
  const { page, context, calm } = await openPage(browser, onPhone({ storageState: cookies }));
  await page.goto("/settings/apps");
  await page.getByRole("heading", { name: "Trail Diary" }).waitFor();
  await page.getByText("Add recordings to your account").waitFor();
  await withoutBarriers(page);
  await page.getByRole("button", { name: "Disconnect Trail Diary" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect", exact: true }).click();
  await page.getByText("Trail Diary is disconnected.").waitFor();
  await page.getByText("No app of somebody else is connected.").waitFor();
  calm();
  await context.close();
  await assert.rejects(call(config, tokens.access_token, "GET", "/api/v1/me/card"), refused(401));
  await assert.rejects(
    oauth.refreshTokenGrant(config, tokens.refresh_token),
    (error) => error.error === "invalid_grant",
  );
});

test("a watch without a browser is let in by a code that Vera types", async () => {
  const onWrist = await discovered(watch.id);
  const shown = await oauth.initiateDeviceAuthorization(onWrist, { scope: "activity:write" });
  assert.equal(shown.verification_uri_complete, undefined);
  const waiting = oauth.pollDeviceAuthorizationGrant(onWrist, shown);
  const { page, context, calm } = await openPage(browser, onPhone({ storageState: cookies }));
  await page.goto("/device");
  await page.getByLabel("Code").fill("BBBB BBBB");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByText(/No device waits with this code/).waitFor();
  await withoutBarriers(page);
  await page.getByLabel("Code").fill(shown.user_code.toLowerCase().replace("-", " "));
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "Is the device in your hand now?" }).waitFor();
  await page.getByText(`Trail Watch (Watch) waits with the code ${shown.user_code}.`).waitFor();
  await withoutBarriers(page);
  await page.getByRole("button", { name: "Yes, connect it" }).click();
  await page.getByText(/Trail Watch is connected/).waitFor();
  calm();
  await context.close();

  const kept = await waiting;
  assert.equal(kept.scope, "activity:write");
  const bytes = readFileSync(recording({ minutes: 25, seed: 72, daysAgo: 2 }));
  const brought = await call(onWrist, kept.access_token, "POST", "/api/v1/activities", bytes, {
    "content-type": "application/octet-stream",
  });
  assert.equal(brought.status, 201);
  await oauth.tokenRevocation(onWrist, kept.refresh_token);
  await assert.rejects(call(onWrist, kept.access_token, "GET", "/api/v1/activities"), refused(401));
});
