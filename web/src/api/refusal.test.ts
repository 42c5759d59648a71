import { expect, test } from "vitest";
import { readRefusal } from "./refusal";

test("a problem document keeps its words, fields and incident", () => {
  const refusal = readRefusal(
    422,
    { code: "invalid", detail: "Two things need a look.", fields: { handle: "Too short.", x: 1 } },
    null,
  );
  expect(refusal.code).toBe("invalid");
  expect(refusal.message).toBe("Two things need a look.");
  expect(refusal.fields).toEqual({ handle: "Too short." });
});

test("a proxy's page of error is still a refusal with a code", () => {
  const refusal = readRefusal(502, "<html>Bad gateway</html>", null);
  expect(refusal.code).toBe("http_502");
  expect(refusal.fields).toEqual({});
});

test("the pause that the server asks for is read in seconds", () => {
  expect(readRefusal(429, { code: "too_many_tries" }, "30").retryAfterS).toBe(30);
  expect(readRefusal(429, { code: "too_many_tries" }, "soon").retryAfterS).toBeUndefined();
});
