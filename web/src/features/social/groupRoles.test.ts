import { expect, test } from "vitest";
import { reaches, rolesFor } from "./groupRoles";

test("nobody reaches up, and owners reach everybody", () => {
  expect(reaches("owner", "owner")).toBe(true);
  expect(reaches("admin", "coach")).toBe(true);
  expect(reaches("admin", "admin")).toBe(false);
  expect(reaches("coach", "member")).toBe(false);
  expect(reaches(undefined, "member")).toBe(false);
});

test("one is offered what one may make of others, and less of oneself", () => {
  expect(rolesFor("owner", "member", false)).toEqual(["owner", "admin", "coach"]);
  expect(rolesFor("admin", "member", false)).toEqual(["coach"]);
  expect(rolesFor("admin", "owner", false)).toEqual([]);
  expect(rolesFor("admin", "admin", true)).toEqual(["coach", "member"]);
  expect(rolesFor("member", "member", true)).toEqual([]);
  expect(rolesFor(undefined, "member", false)).toEqual([]);
});
