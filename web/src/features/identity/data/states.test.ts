import { expect, test } from "vitest";
import { isUnderWay, known, sizeOf } from "./states";

test("only what waits or is worked on is asked about again", () => {
  const under = ["waiting", "working", "ready", "done", "failed", "removed"].filter((state) =>
    isUnderWay({ state }),
  );
  expect(under).toEqual(["waiting", "working"]);
});

test("sizes are said as people say them", () => {
  expect(sizeOf(0, "en")).toBe("1 kB");
  expect(sizeOf(8_300, "en")).toBe("8 kB");
  expect(sizeOf(1_440_000, "en")).toBe("1.4 MB");
  expect(sizeOf(2_300_000_000, "en")).toBe("2.3 GB");
  expect(sizeOf(1_440_000, "ru").replace(" ", " ")).toBe("1,4 МБ");
});

test("a file that this page has no word for is passed over", () => {
  const lines = [
    { what: "gear", count: 2 },
    { what: "dreams", count: 1 },
  ];
  expect(known(lines)).toEqual([{ what: "gear", count: 2 }]);
});
