// Two people become friends; what one does reaches the other, until one of them has had enough.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  barriers,
  bring,
  openBrowser,
  openPage,
  sidewaysScroll,
  signUp,
  somebody,
} from "./help.mjs";

let browser;
let vera;
let oleg;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const veraPerson = somebody("Vera Lind");
const olegPerson = somebody("Олег Щукин");
// Handles are Latin: the one of a name in another script is made here.
olegPerson.handle = `oleg_${process.pid}`;
olegPerson.email = `${olegPerson.handle}@example.org`;

async function open(state, options) {
  return openPage(browser, { storageState: state, ...options });
}

async function bringAs(state, options, audience) {
  const { page, context } = await open(state);
  await bring(page, options, audience);
  await context.close();
}

test("Vera and Oleg sign up, and the feed sends them looking for friends", async () => {
  for (const person of [veraPerson, olegPerson]) {
    const { page, context, calm } = await openPage(browser);
    await signUp(page, person);
    await page.goto("/feed");
    await page.getByRole("heading", { name: "Your feed begins with a friend" }).waitFor();
    await page.getByRole("main").getByRole("link", { name: "Find friends" }).click();
    await page.getByRole("heading", { name: "No friends here yet" }).waitFor();
    const state = await context.storageState();
    if (person === veraPerson) vera = state;
    else oleg = state;
    calm();
    await context.close();
  }
});

test("Vera types his name in Latin letters, finds him as she types, and asks", async () => {
  const { page, context, calm } = await open(vera);
  await page.goto("/friends");
  await page.getByRole("searchbox", { name: "Find people" }).fill("schuk");
  const row = page
    .getByRole("list", { name: "Find people" })
    .getByRole("listitem")
    .filter({ hasText: olegPerson.handle });
  await row.getByRole("button", { name: /^Add friend/ }).click();
  await row.getByText("Request sent").waitFor();
  await page.getByRole("heading", { name: "Waiting for an answer" }).waitFor();
  calm();
  await context.close();
});

test("Oleg is told in his menu and accepts by keyboard", async () => {
  const { page, context, calm } = await open(oleg);
  await page.goto("/");
  await page.getByRole("button", { name: /^Menu of/ }).click();
  await page.getByRole("menuitem", { name: /1 request waits for you/ }).click();
  const accept = page.getByRole("button", { name: `Accept: ${veraPerson.name}` });
  await accept.focus();
  await page.keyboard.press("Enter");
  await page
    .getByRole("list", { name: "Friends", exact: true })
    .getByRole("link", { name: veraPerson.name })
    .click();
  await page.getByRole("button", { name: `Remove from friends: ${veraPerson.name}` }).waitFor();
  calm();
  await context.close();
});

test("Vera brings one run for friends and keeps one to herself", async () => {
  await bringAs(vera, { minutes: 41, seed: 71, daysAgo: 2 }, "Friends");
  await bringAs(vera, { minutes: 33, seed: 72, daysAgo: 1 }, "Only me");
});

test("Oleg sees the one for friends in his feed, gives kudos and comments", async () => {
  const { page, context, calm } = await open(oleg);
  await page.goto("/feed");
  await page.getByRole("link", { name: "For Friends" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "For Only me" }).count(), 0);
  const entry = page.getByRole("article").filter({ hasText: "For Friends" });
  const kudos = entry.getByRole("button", { name: "Kudos", exact: true });
  await kudos.click();
  await entry.getByRole("button", { name: "1 kudos" }).waitFor();
  assert.equal(await kudos.getAttribute("aria-pressed"), "true");
  await entry.getByRole("button", { name: "Comment", exact: true }).click();
  await entry
    .getByRole("textbox", { name: "Write a comment" })
    .fill("Отлично!\nSee you on Sunday.");
  await entry.getByRole("button", { name: "Send" }).click();
  await entry.getByText("See you on Sunday.").waitFor();
  await entry.getByRole("button", { name: "1 comment" }).waitFor();

  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok((await sidewaysScroll(page)) <= 0);
  await page.goto("/friends");
  await page.getByRole("list", { name: "Friends", exact: true }).waitFor();
  assert.ok((await sidewaysScroll(page)) <= 0);
  calm();
  await context.close();
});

test("Vera finds both on the page of her run, answers, and deletes a word too many", async () => {
  const { page, context, calm } = await open(vera);
  await page.goto("/feed");
  await page.getByRole("link", { name: "For Friends" }).click();
  await page.getByText("See you on Sunday.").waitFor();
  await page.getByRole("button", { name: "1 kudos" }).click();
  await page.getByRole("dialog").getByRole("link", { name: olegPerson.name }).waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();

  await page.getByRole("textbox", { name: "Write a comment" }).fill("Never again");
  await page.getByRole("button", { name: "Send" }).click();
  const own = page.getByRole("listitem").filter({ hasText: "Never again" });
  await own.getByRole("button", { name: "Edit or delete" }).click();
  await page.getByRole("menuitem", { name: "Edit comment" }).click();
  await page.getByRole("textbox", { name: "Edit comment" }).fill("Sunday it is");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Sunday it is").waitFor();
  await page.getByText("edited").waitFor();
  const mine = page.getByRole("listitem").filter({ hasText: "Sunday it is" });
  await mine.getByRole("button", { name: "Edit or delete" }).click();
  await page.getByRole("menuitem", { name: "Delete comment" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete comment" }).click();
  await page.getByText("Sunday it is").waitFor({ state: "detached" });
  calm();
  await context.close();
});

test("Vera names Oleg by two letters of his name, and he is led to the words", async () => {
  const { page, context, calm } = await open(vera, { bypassCSP: true });
  await page.goto("/feed");
  await page.getByRole("link", { name: "For Friends" }).click();
  const line = page.getByRole("textbox", { name: "Write a comment" });
  // Without taking the hands off the keyboard.
  await line.pressSequentially("Slower next time, @ol");
  const offered = page.getByRole("listbox", { name: "Name somebody" });
  await offered.getByRole("option", { name: olegPerson.name }).waitFor();
  assert.deepEqual(await barriers(page), []);
  await line.press("Enter");
  assert.equal(await line.inputValue(), `Slower next time, @${olegPerson.handle} `);
  await line.pressSequentially("or me@home");
  assert.equal(await offered.count(), 0, "an address of mail names nobody");
  await page.getByRole("button", { name: "Send" }).click();
  const said = page.getByRole("listitem").filter({ hasText: "Slower next time" });
  await said.getByRole("link", { name: olegPerson.name }).waitFor();
  calm();
  await context.close();

  const his = await open(oleg);
  await his.page.goto("/notifications");
  await his.page.getByText(`${veraPerson.name} named you in a comment`).click();
  await his.page.getByText("Slower next time").waitFor();
  his.calm();
  await his.context.close();
});

test("Vera lets Oleg look as her coach, and he sees what she shows to coaches until she ends it", async () => {
  await bringAs(vera, { minutes: 37, seed: 73, daysAgo: 3 }, "Coaches");
  const { page, context, calm } = await open(vera);
  const his = await open(oleg);
  const runs = async () => {
    await his.page.goto(`/@${veraPerson.handle}`);
    await his.page.getByRole("link", { name: "For Friends" }).waitFor();
    return his.page.getByRole("link", { name: "For Coaches" }).count();
  };
  assert.equal(await runs(), 0);

  await page.goto("/settings/privacy");
  await page.getByText("Nobody looks at you as a coach.").waitFor();
  await page.getByRole("button", { name: "Let somebody coach you" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/This one person/).waitFor();
  await dialog.getByRole("combobox", { name: "Friend" }).click();
  await page.getByRole("option", { name: new RegExp(olegPerson.handle) }).click();
  assert.deepEqual(await barriers(page), []);
  await dialog.getByRole("button", { name: "Let them look" }).click();
  const coaches = page.getByRole("list", { name: "Coaches" });
  await coaches.getByRole("link", { name: olegPerson.name }).waitFor();
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok((await sidewaysScroll(page)) <= 0);

  await his.page.goto("/notifications");
  await his.page.getByText(`${veraPerson.name} lets you look as their coach.`).waitFor();
  assert.equal(await runs(), 1);

  await page.getByRole("button", { name: `End the coaching by ${olegPerson.name}` }).click();
  await page.getByText("Nobody looks at you as a coach.").waitFor();
  await page.goto("/settings/allowed");
  await page.getByText(`Coaching by ${olegPerson.name}`).first().waitFor();
  assert.equal(await runs(), 0);
  calm();
  await his.context.close();
  await context.close();
});

test("once Vera blocks Oleg, neither exists for the other", async () => {
  const { page, context, calm } = await open(vera);
  await page.goto(`/@${olegPerson.handle}`);
  await page.getByRole("button", { name: `More about ${olegPerson.name}` }).click();
  await page.getByRole("menuitem", { name: "Block" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/You will not see each other/).waitFor();
  await dialog.getByRole("button", { name: "Block" }).click();
  await page.getByRole("heading", { name: "Blocked people" }).waitFor();
  await page.getByRole("heading", { name: "No friends here yet" }).waitFor();
  calm();

  const his = await open(oleg);
  await his.page.goto("/feed");
  await his.page.getByRole("heading", { name: "Your feed begins with a friend" }).waitFor();
  await his.page.goto(`/@${veraPerson.handle}`);
  await his.page.getByText("Nobody runs under this name").waitFor();
  await his.page.goto("/friends");
  await his.page.getByRole("searchbox", { name: "Find people" }).fill(veraPerson.handle);
  await his.page.getByText("Nobody found").first().waitFor();
  await his.context.close();

  await page.getByRole("button", { name: `Unblock: ${olegPerson.name}` }).click();
  await page.getByRole("heading", { name: "Blocked people" }).waitFor({ state: "detached" });
  await page.goto(`/@${olegPerson.handle}`);
  await page.getByRole("button", { name: `Add friend: ${olegPerson.name}` }).waitFor();
  await context.close();
});
