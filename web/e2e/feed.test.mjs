// Nora's feed: a friend's run and what her club writes, in one list; another word than kudos; what she has seen enough of.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  barriers,
  bring,
  enroll,
  openBrowser,
  openPage,
  sidewaysScroll,
  somebody,
} from "./help.mjs";

const nora = somebody("Nora");
const piet = somebody("Piet");
let browser;
let hers;
let his;

before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

// What is not told here goes through the API of the person's own page.
async function does(who, method, path, data) {
  const answer = await who.page.request.fetch(path, {
    method,
    data,
    headers: { origin: new URL(who.page.url()).origin },
  });
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.status() === 204 ? null : answer.json();
}

const run = () => hers.page.getByRole("article", { name: `Activity of ${piet.name}` });
const post = () =>
  hers.page.getByRole("article", { name: `Post of ${piet.name} in Canal runners` });

test("Nora and Piet are friends and in one club", async () => {
  hers = await openPage(browser);
  his = await openPage(browser);
  await enroll(hers.page, nora);
  await enroll(his.page, piet);
  nora.id = (await does(hers, "GET", "/api/v1/me")).id;
  piet.id = (await does(his, "GET", "/api/v1/me")).id;
  await does(hers, "PUT", `/api/v1/friends/requests/${piet.id}`, {});
  await does(his, "PUT", `/api/v1/friends/${nora.id}`, {});
  const club = await does(hers, "POST", "/api/v1/groups", { name: "Canal runners", kind: "open" });
  await does(his, "PUT", `/api/v1/groups/${club.id}/membership`, {});
  await bring(his.page, { minutes: 31, seed: 91, daysAgo: 1 }, "Friends");
  await does(his, "POST", `/api/v1/groups/${club.id}/posts`, {
    text: "Sunday at nine,\nby the lock.",
  });
});

test("She finds his run and his words in one feed, and the way to the club", async () => {
  await hers.page.goto("/feed");
  await run().waitFor();
  await post().getByText("by the lock.").waitFor();
  const entries = hers.page.getByRole("list", { name: "Feed", exact: true }).getByRole("article");
  assert.equal(await entries.count(), 2);
  assert.match(await entries.first().getAttribute("aria-label"), /^Post of/);
  assert.deepEqual(await barriers(hers.page), []);
  await post().getByRole("link", { name: "Canal runners" }).click();
  await hers.page.getByRole("heading", { name: "Canal runners", level: 1 }).waitFor();
});

test("A tap gives kudos, the menu another word, and a second tap takes it back", async () => {
  await hers.page.goto("/feed");
  await run().getByRole("button", { name: "Kudos", exact: true }).click();
  await run().getByRole("button", { name: "1 kudos" }).waitFor();
  await run().getByRole("button", { name: "Choose a reaction" }).click();
  await hers.page.getByRole("menuitem", { name: "Strong" }).click();
  await run().getByRole("button", { name: "1 reaction" }).click();
  const givers = hers.page.getByRole("dialog");
  await givers.getByRole("listitem").filter({ hasText: nora.name }).getByText("Strong").waitFor();
  await givers.getByRole("button", { name: "Close" }).click();
  const strong = run().getByRole("button", { name: "Strong", exact: true });
  assert.equal(await strong.getAttribute("aria-pressed"), "true");
  await strong.click();
  await run().getByRole("button", { name: "Kudos", exact: true }).waitFor();
  assert.equal(
    await run()
      .getByRole("button", { name: /^\d+ (reactions?|kudos)$/ })
      .count(),
    0,
  );
});

test("What she hides is gone, comes back with one word, and stays away without it", async () => {
  const hide = async (entry) => {
    await entry.getByRole("button", { name: `More about the entry of ${piet.name}` }).click();
    await hers.page.getByRole("menuitem", { name: "Hide this" }).click();
    await entry.waitFor({ state: "detached" });
  };
  await hide(post());
  await hers.page.getByRole("button", { name: "Undo" }).click();
  await post().waitFor();
  await hide(post());
  await hide(run());
  await hers.page.reload();
  await hers.page.getByRole("heading", { name: "Your feed begins with a friend" }).waitFor();
});

test("On a phone nothing is cut off", async () => {
  const phone = await openPage(browser, {
    storageState: await his.context.storageState(),
    viewport: { width: 360, height: 740 },
  });
  await phone.page.goto("/feed");
  await phone.page.getByText("by the lock.").waitFor();
  assert.ok((await sidewaysScroll(phone.page)) <= 0);
  for (const one of [phone, hers, his]) {
    one.calm();
    await one.context.close();
  }
});
