// Mira lets her laptop be told; what Jonas does reaches it sealed. Then she invites Zoe by mail, and Zoe wants no more of it. On a
// Stadion of their own, with a push service and a mail server beside it.
import assert from "node:assert/strict";
import { createECDH, createPublicKey, randomBytes, verify } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import ece from "http_ece";
import {
  barriers,
  enroll,
  openBrowser,
  openPage,
  serve,
  sidewaysScroll,
  somebody,
} from "./help.mjs";
import { openMailServer } from "./mail_server.mjs";

const folder = mkdtempSync(join(tmpdir(), "stadion-push-"));
const mira = somebody("Mira");
const jonas = somebody("Jonas");
let browser;
let mail;
let service;
let stadion;
let hers;
let his;

before(async () => {
  browser = await openBrowser();
  mail = await openMailServer();
  service = await openPushService();
  stadion = await serve(folder, {
    settings: {
      STADION_SMTP_URL: mail.url,
      STADION_MAIL_FROM: "Stadion <mail@stadion.example>",
      STADION_DATABASE_URL: `sqlite:${join(folder, "stadion.db")}`,
    },
  });
  hers = await visit({ permissions: ["notifications"] });
  await hers.context.addInitScript(standIn, service.subscription);
  his = await visit();
  await enroll(hers.page, mira);
  await enroll(his.page, jonas);
});
after(async () => {
  await browser?.close();
  await stadion?.stop();
  mail?.close();
  service?.close();
  rmSync(folder, { recursive: true, force: true });
});

function visit(options = {}) {
  return openPage(browser, { baseURL: stadion.url, ...options });
}

// A push service and the device behind it: the browser of a journey reaches none on the internet.
async function openPushService() {
  const device = createECDH("prime256v1");
  const auth = randomBytes(16).toString("base64url");
  const p256dh = device.generateKeys("base64url");
  const arrived = [];
  const server = createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      arrived.push({ headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(201).end();
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    subscription: { endpoint: `${origin}/send/mira`, keys: { p256dh, auth } },
    arrived,
    async next() {
      for (let tries = 0; tries < 300 && arrived.length === 0; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      assert.ok(arrived.length > 0, "a message came");
      return arrived.shift();
    },
    // With code that was not written by us.
    open(body) {
      const plain = ece.decrypt(body, {
        version: "aes128gcm",
        privateKey: device,
        authSecret: auth,
      });
      return JSON.parse(plain.toString("utf8"));
    },
    close: () => server.close(),
  };
}

// In the page: the part of the browser that talks to its push service.
function standIn(subscription) {
  let made = null;
  PushManager.prototype.getSubscription = async () => made;
  PushManager.prototype.subscribe = async (options) => {
    if (!options.userVisibleOnly || options.applicationServerKey.byteLength !== 65) {
      throw new TypeError("no key of a server");
    }
    const unsubscribe = async () => {
      made = null;
      return true;
    };
    made = { toJSON: () => subscription, unsubscribe };
    return made;
  };
}

async function does(method, path, data) {
  const headers = { origin: stadion.url };
  const answer = await his.page.request.fetch(path, { method, data, headers });
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
}

// The note by which a push service knows us, checked with Node's own cryptography.
function checkNote(authorization) {
  const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization);
  const point = Buffer.from(key, "base64url");
  const part = (from, to) => point.subarray(from, to).toString("base64url");
  const jwk = { kty: "EC", crv: "P-256", x: part(1, 33), y: part(33, 65) };
  const [head, claims, signature] = token.split(".");
  const good = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  assert.ok(good, "signed with the key that it names");
  const { aud, exp } = JSON.parse(Buffer.from(claims, "base64url").toString("utf8"));
  assert.equal(aud, service.origin);
  const ahead = exp - Date.now() / 1000;
  assert.ok(ahead > 0 && ahead < 24 * 3600, "good for less than a day");
}

test("Mira taps, her laptop is told, and only her laptop can read it", async () => {
  const { page } = hers;
  await page.goto("/settings/notifications");
  await page.getByRole("button", { name: "Tell this device", exact: true }).click();
  await page.getByText("This device is told of what happens.").waitFor();
  assert.deepEqual(await barriers(page), []);
  const me = await (await page.request.get("/api/v1/me")).json();
  mira.id = me.id;
  await does("PUT", `/api/v1/friends/requests/${mira.id}`, {});
  const { headers, body } = await service.next();
  assert.equal(headers["content-encoding"], "aes128gcm");
  checkNote(headers.authorization);
  const shown = service.open(body);
  assert.equal(shown.body, "Somebody asks to be your friend.");
  assert.equal(shown.path, "/friends");
  assert.ok(!JSON.stringify(shown).includes("Jonas"));
  mira.message = shown;
});

test("Her browser shows it while she looks elsewhere", async () => {
  const { page, context } = hers;
  const session = await context.newCDPSession(page);
  const registered = new Promise((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      if (registrations.length > 0) resolve(registrations[0].registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.deliverPushMessage", {
    origin: `${stadion.url}/`,
    registrationId: await registered,
    data: JSON.stringify(mira.message),
  });
  const shown = await page.waitForFunction(async () => {
    const worker = await navigator.serviceWorker.ready;
    const [first] = await worker.getNotifications();
    return first && { title: first.title, body: first.body, tag: first.tag, data: first.data };
  });
  assert.deepEqual(await shown.jsonValue(), {
    title: "Stadion",
    body: mira.message.body,
    tag: mira.message.tag,
    data: { path: "/friends" },
  });
});

test("What she turns off on her devices does not come, and at last nothing does", async () => {
  const { page } = hers;
  const requests = page.getByRole("checkbox", { name: "Friend requests: On devices" });
  await requests.press("Space");
  await page.getByText("Saved.", { exact: true }).first().waitFor();
  await page.reload();
  assert.equal(await requests.isChecked(), false);
  assert.equal(
    await page.getByRole("checkbox", { name: "Friend requests: In the app" }).isChecked(),
    true,
  );
  await page.getByText("Never", { exact: true }).waitFor();
  await page.getByText("Weekly", { exact: true }).click();
  await page.getByText("No letter reaches you yet.").waitFor();
  await page.getByRole("button", { name: "Tell this device no more" }).click();
  await page.getByRole("button", { name: "Tell this device", exact: true }).waitFor();
  const state = await (await page.request.get("/api/v1/notifications/push")).json();
  assert.equal(state.devices, 0);
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok((await sidewaysScroll(page)) <= 0);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("She confirms her address, invites Zoe by mail, and Zoe stops such letters", async () => {
  const { page } = hers;
  const { code } = await mail.wait(mira.email, "Your code");
  await page.goto("/settings/security");
  await page.getByLabel("Code from the mail").fill(code);
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await page.getByText("Confirmed", { exact: true }).waitFor();
  await page.goto("/friends?show=invite");
  const zoe = somebody("Zoe").email;
  await page.getByLabel("Their address").fill(zoe);
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await page.getByText(`If it may, a letter goes to ${zoe}.`).waitFor();
  assert.deepEqual(await barriers(page), []);
  const letter = await mail.wait(zoe, "invites you");
  assert.ok(letter.text.includes(`@${mira.handle} on Stadion`), letter.text);
  const stop = /http\S+\/mail\/stop#\S+/.exec(letter.text)[0];
  const stranger = await visit();
  await stranger.page.goto(stop);
  await stranger.page.getByText("People who know your address can invite you").waitFor();
  await stranger.page.getByRole("button", { name: "Stop these letters" }).click();
  await stranger.page.getByText("No more of them come.").waitFor();
  stranger.calm();
  await stranger.context.close();
});

test("Mira and Jonas find each other by their addresses once both said so", async () => {
  const { page } = hers;
  await page.goto("/friends?show=invite");
  const open = page.getByRole("switch", { name: "People who have my address can find me" });
  await open.press("Space");
  await page.getByText("Saved.", { exact: true }).first().waitFor();
  const look = async () => {
    await page.getByLabel("Addresses that you have").fill(`Jonas <${jonas.email}>, x@example.org`);
    await page.getByRole("button", { name: "Look for 2 addresses" }).click();
  };
  await look();
  await page.getByText("Nobody of them lets themselves be found").waitFor();
  const { code } = await mail.wait(jonas.email, "Your code");
  await does("POST", "/api/v1/me/email/confirm", { code: code.replace(" ", "") });
  await does("PUT", "/api/v1/people/by_address/settings", { open: true });
  await look();
  const found = page.getByRole("list", { name: "People found by their address" });
  await found.getByRole("link", { name: "Jonas" }).waitFor();
  assert.deepEqual(await barriers(page), []);
  hers.calm();
});
