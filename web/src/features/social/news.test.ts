import { expect, test } from "vitest";
import { badgeOf, minuteOf, readUnread, timeOf } from "./news";

test("an event says how much is unread; anything else is none", () => {
  const latest = "2027-05-07T09:00:00Z";
  const said = JSON.stringify({ unread: 2, latest, quiet: true });
  expect(readUnread(said)).toEqual({ unread: 2, latest, quiet: true });
  expect(readUnread('{"unread": 0}')).toEqual({ unread: 0, latest: null, quiet: false });
  for (const odd of ["", "7", "null", "{}", '{"unread": "2"}', '{"unread": -1}']) {
    expect(readUnread(odd)).toBeNull();
  }
});

test("the bell shows a number, and many as many", () => {
  expect(badgeOf(0)).toBe("");
  expect(badgeOf(1)).toBe("1");
  expect(badgeOf(29)).toBe("29");
  expect(badgeOf(30)).toBe("30+");
});

test("times go into minutes and come back", () => {
  for (const time of ["00:00", "07:05", "21:00", "23:59"]) {
    const minute = minuteOf(time);
    expect(minute).not.toBeNull();
    expect(timeOf(minute ?? -1)).toBe(time);
  }
  for (const odd of ["", "24:00", "7:00", "12:60", "noon"]) expect(minuteOf(odd)).toBeNull();
});
