// What Jonas does reaches Mira while she looks; she reads it, turns a kind off, and wants quiet at night.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  barriers,
  enroll,
  openBrowser,
  openPage,
  recording,
  sidewaysScroll,
  somebody,
  upload,
} from "./help.mjs";

const mira = somebody("Mira");
const jonas = somebody("Jonas");
let browser;
let hers;
let his;
let run;

before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

// Jonas acts through the API of his own page, so that all that moves on her screen comes over the wire.
async function does(method, path, data) {
  const answer = await his.page.request.fetch(path, {
    method,
    data,
    headers: { origin: new URL(his.page.url()).origin },
  });
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.status() === 204 ? null : answer.json();
}

const bell = (says) => hers.page.getByRole("link", { name: says, exact: true });

test("Mira hears of a request while she looks at something else", async () => {
  hers = await openPage(browser);
  his = await openPage(browser);
  await enroll(hers.page, mira);
  await enroll(his.page, jonas);
  await hers.page.goto("/progress");
  await bell("Notifications, nothing unread").waitFor();
  const me = await (await hers.page.request.get("/api/v1/me")).json();
  mira.id = me.id;
  await does("PUT", `/api/v1/friends/requests/${mira.id}`, {});
  await bell("Notifications, 1 unread").click();
  await hers.page.getByRole("heading", { name: "Notifications", level: 1 }).waitFor();
  await hers.page.getByRole("link", { name: /Jonas would like to be friends/ }).click();
  await hers.page.getByRole("button", { name: "Accept: Jonas" }).click();
  await hers.page
    .getByRole("list", { name: "Friends", exact: true })
    .getByRole("link", { name: "Jonas" })
    .waitFor();
  await bell("Notifications, nothing unread").waitFor();
});

test("Jonas sees at once that she said yes", async () => {
  await his.page.goto("/notifications");
  await his.page.getByRole("link", { name: /You and Mira are friends now/ }).waitFor();
});

test("Kudos and a comment arrive on the page she has open, one line each", async () => {
  await upload(hers.page, [recording({ minutes: 20, seed: 11 })]);
  await hers.page.getByText("Added", { exact: true }).waitFor();
  const list = await (await hers.page.request.get("/api/v1/activities")).json();
  run = list.items[0].id;
  await hers.page.goto("/notifications");
  // Badges and a level came with the run; they are read.
  await hers.page.getByRole("link", { name: /You earned/ }).waitFor();
  await hers.page.getByRole("button", { name: "Mark all as read" }).click();
  await bell("Notifications, nothing unread").waitFor();
  await does("PUT", `/api/v1/activities/${run}/kudos`, {});
  await hers.page.getByRole("link", { name: /Jonas gave you kudos for/ }).waitFor();
  await bell("Notifications, 1 unread").waitFor();
  for (const text of ["Strong!", "Next Sunday together?"]) {
    await does("POST", `/api/v1/activities/${run}/comments`, { text });
  }
  await hers.page.getByRole("link", { name: /Jonas commented on/ }).waitFor();
  await bell("Notifications, 2 unread").waitFor();
  assert.equal(await hers.page.getByRole("link", { name: /commented on/ }).count(), 1);
  assert.deepEqual(await barriers(hers.page), []);
});

test("What she turns off is not shown any more, and a block takes the rest", async () => {
  await hers.page.goto("/settings");
  await hers.page
    .getByRole("navigation", { name: "Settings" })
    .getByRole("link", { name: "Notifications", exact: true })
    .click();
  const kudos = hers.page.getByRole("checkbox", { name: "Kudos for your activities: In the app" });
  await kudos.press("Space");
  await hers.page.getByText("Saved.", { exact: true }).first().waitFor();
  await bell("Notifications, 1 unread").waitFor();
  await hers.page.getByRole("switch", { name: "Nothing rings at certain hours" }).press("Space");
  await hers.page.getByLabel("From").fill("21:30");
  await hers.page.getByLabel("Until").fill("06:45");
  assert.deepEqual(await barriers(hers.page), []);
  await hers.page.getByRole("button", { name: "Save", exact: true }).click();
  await hers.page.getByText("Saved.", { exact: true }).first().waitFor();
  await hers.page.reload();
  assert.equal(await hers.page.getByLabel("Until").inputValue(), "06:45");
  assert.equal(await kudos.isChecked(), false);
  const me = await (await his.page.request.get("/api/v1/me")).json();
  const origin = new URL(hers.page.url()).origin;
  await hers.page.request.put(`/api/v1/blocks/${me.id}`, { data: {}, headers: { origin } });
  await hers.page.goto("/notifications");
  await hers.page.getByRole("link", { name: /You earned/ }).waitFor();
  assert.equal(await hers.page.getByText("Jonas").count(), 0);
  await bell("Notifications, nothing unread").waitFor();
});

test("On a phone nothing is cut off, in Russian neither", async () => {
  const state = await hers.context.storageState();
  for (const path of ["/notifications", "/settings/notifications"]) {
    const phone = await openPage(browser, {
      storageState: state,
      viewport: { width: 360, height: 740 },
    });
    await phone.page.goto(path);
    await phone.page.getByRole("heading", { level: 1 }).waitFor();
    assert.ok((await sidewaysScroll(phone.page)) <= 0, path);
    phone.calm();
    await phone.context.close();
  }
  hers.calm();
  his.calm();
  await hers.context.close();
  await his.context.close();
});
