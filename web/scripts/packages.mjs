// Checks package.json and its lock: exact versions, a line of purpose for each dependency, one version
// of the kit, and no address of any registry.
import { readFileSync } from "node:fs";

const read = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), "utf8"));
const manifest = read("package.json");
const lock = read("package-lock.json");
const faults = [];

const dependencies = { ...manifest.dependencies, ...manifest.devDependencies };
for (const [name, version] of Object.entries(dependencies)) {
  if (!/^\d+\.\d+\.\d+$/.test(version)) faults.push(`${name} has no exact version: ${version}`);
  if (!manifest["//dependencies"][name]) faults.push(`${name} does not say what it does for us`);
}
for (const name of Object.keys(manifest["//dependencies"])) {
  if (!dependencies[name]) faults.push(`${name} is explained but not used`);
}
const kit = Object.entries(dependencies).filter(([name]) => name.startsWith("@mantine/"));
if (new Set(kit.map(([, version]) => version)).size > 1)
  faults.push("@mantine/* differ in version");
for (const [path, entry] of Object.entries(lock.packages)) {
  if (entry.resolved?.startsWith("http"))
    faults.push(`${path} records an address in the lock file`);
}

if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`Packages: ${Object.keys(dependencies).length} direct, each with its purpose.`);
