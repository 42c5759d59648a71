import { expect, test } from "vitest";
import en from "../../lib/text/en.json";
import { ACTS, knownAct, knownRole, ROLES } from "./acts";

test("every deed that concerns a person has words", () => {
  const words: Record<string, string> = en;
  for (const act of ACTS) expect(words[`audit.act_${act}`], act).toBeTruthy();
  for (const role of ROLES) expect(words[`audit.role_${role}`], role).toBeTruthy();
  expect(knownAct("change_shop")).toBeUndefined();
  expect(knownRole("moderator")).toBe("moderator");
  expect(knownRole("of another time")).toBe("console");
});
