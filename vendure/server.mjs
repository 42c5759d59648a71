// A real shop (Vendure) on this machine, for the demo of Stadion and for its tests. It has no admin interface and
// sells invented things; paying moves no money.
//
//   SHOP_DATA_DIR         where its database is (required)
//   SHOP_ADMIN_USER, SHOP_ADMIN_PASSWORD   the administrator (required)
//   SHOP_PORT             0 for a free one (default)
//   SHOP_PUBLIC_URL       how people reach it, if not at the address it listens on
//   SHOP_CATALOGUE        Merchant feeds, RSS or TSV, one for each currency, separated like PATH (default: products.json)
//   SHOP_COUNTRIES        where it delivers (default: the countries of the demo)
//   SHOP_WITH_PARENT=1    ends when the process that started it has ended
//
// Once it is ready it prints one line of JSON with its addresses, and nothing else to standard output.
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

const told = (name, otherwise) => process.env[name] || otherwise;
const required = (name) => {
  const value = process.env[name];
  if (!value) fail(`${name} must be set; the head of server.mjs explains it.`);
  return value;
};

function fail(why) {
  console.error(`shop: ${why}`);
  process.exit(1);
}

const parent = process.ppid;
const folder = required("SHOP_DATA_DIR");
const superadminCredentials = {
  identifier: required("SHOP_ADMIN_USER"),
  password: required("SHOP_ADMIN_PASSWORD"),
};
const paths = told("SHOP_CATALOGUE", join(import.meta.dirname, "products.json")).split(delimiter);
const countries = told("SHOP_COUNTRIES", "DE,AT,CH,FR,GB,IE,IT,SE,US,JP,RU").split(",");

// A shop that is used for tests and demos has nothing to tell its makers.
process.env.VENDURE_DISABLE_TELEMETRY = "true";

const { bootstrap, DefaultLogger, defaultOrderProcess, defaultRefundProcess, LogLevel } = await import("@vendure/core");
const { TransactionalConnection } = await import("@vendure/core");
const { StadionPlugin } = await import("./stadion-plugin.mjs");
const { playMoney } = await import("./lib/play-money.mjs");
const { readCatalogue } = await import("./lib/catalogue.mjs");
const { furnish } = await import("./lib/first-start.mjs");
const { inTurn, oneAtATime } = await import("./lib/turns.mjs");

mkdirSync(folder, { recursive: true });
const file = join(folder, "shop.sqlite");
const isNew = !existsSync(file);

// All of it or nothing: a shop that is killed while it writes has its last whole state.
function keep(bytes) {
  const handle = openSync(`${file}.new`, "w");
  writeFileSync(handle, bytes);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(`${file}.new`, file);
}

// Complaints go to standard error.
class Complaints extends DefaultLogger {
  constructor() {
    super({ level: LogLevel.Warn, timestamp: false });
  }
  error(message, context) {
    console.error(`shop: ${context ?? ""} ${message}`);
  }
  warn(message, context) {
    // Nothing here has to be done on a schedule.
    if (!/scheduled task/i.test(message)) console.error(`shop: ${context ?? ""} ${message}`);
  }
  info() {}
  verbose() {}
  debug() {}
}

const database = {
  type: "sqljs",
  database: isNew ? undefined : readFileSync(file),
  synchronize: isNew,
  logging: false,
  autoSave: !isNew,
  autoSaveCallback: keep,
};

const app = await bootstrap({
  apiOptions: {
    hostname: "127.0.0.1",
    port: Number(told("SHOP_PORT", "0")),
    cors: false,
    csrfPrevention: true,
    middleware: ["admin-api", "shop-api"].map((route) => ({ route, handler: oneAtATime })),
  },
  authOptions: {
    tokenMethod: ["cookie", "bearer"],
    superadminCredentials,
    requireVerification: false,
    cookieOptions: { secret: randomBytes(32).toString("base64url"), name: "stadion-shop" },
  },
  dbConnectionOptions: database,
  schedulerOptions: { tasks: [] },
  logger: new Complaints(),
  orderOptions: { process: [defaultOrderProcess] },
  paymentOptions: { paymentMethodHandlers: [playMoney], refundProcess: [defaultRefundProcess] },
  plugins: [StadionPlugin.init({ inTurn, publicUrl: process.env.SHOP_PUBLIC_URL })],
}).catch((error) => fail(error.stack ?? error));

if (isNew) {
  await furnish(app, { items: readCatalogue(paths), countries, paymentCode: playMoney.code });
  const { driver } = app.get(TransactionalConnection).rawConnection;
  keep(driver.export());
  driver.options.autoSave = true;
}

const { port } = app.getHttpServer().address();
const url = told("SHOP_PUBLIC_URL", `http://127.0.0.1:${port}`);
console.log(
  JSON.stringify({
    url,
    shop: `${url}/shop`,
    cart: `${url}/shop/cart?product={product}&code={code}&click={click}`,
    feed: `${url}/stadion/feed.xml`,
    admin_api: `${url}/admin-api`,
    connect: `${url}/stadion/connect`,
    pid: process.pid,
  }),
);
// Whoever read that line may be gone, which is no reason to stop selling.
process.stdout.on("error", () => {});

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), 3_000).unref();
  await inTurn(() => app.close()).catch(() => {});
  process.exit(0);
}
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
if (process.env.SHOP_WITH_PARENT === "1") {
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}
