import { expect, test } from "vitest";
import { fromFolder, pickFolder } from "./picked_files";

test("recordings and archives are taken out of a folder, everything else stays", () => {
  expect(["a.fit", "b.GPX", "c.tcx.gz", "d.fit.gz", "e.zip"].every(fromFolder)).toBe(true);
  expect(["photo.jpg", ".DS_Store", "._run.fit", "notes.txt", "fit"].some(fromFolder)).toBe(false);
});

test("the number of files left out is told", () => {
  const all = ["run.fit", "cover.png", "ride.gpx"].map((name) => new File(["x"], name));
  const picked = pickFolder(all);
  expect(picked.files.map((file) => file.name)).toEqual(["run.fit", "ride.gpx"]);
  expect(picked.leftOut).toBe(1);
});
