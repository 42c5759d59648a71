// Shows what Stadion tells this device, also while no page of it is open, and opens the page to which that leads. It keeps
// nothing and answers no requests of pages.
const START = "/notifications";

self.addEventListener("push", (event) => {
  const { title, body, lang, dir, path, tag } = read(event.data);
  // More of the same takes the place of what is shown of it, and does not ring again.
  const shown = { body, lang, dir, tag, icon: "/mark.svg", data: { path } };
  event.waitUntil(self.registration.showNotification(title, shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path));
});

// A push service may give a device another address at any time.
self.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(renew(event.oldSubscription, event.newSubscription));
});

// A browser takes the permission away from who shows nothing, so something is shown whatever came.
function read(data) {
  let said = {};
  try {
    said = data?.json() ?? {};
  } catch {
    // What cannot be read says only that there is something.
  }
  return { title: "Stadion", body: "", lang: "", dir: "auto", path: START, ...said };
}

async function open(path) {
  const address = new URL(path ?? START, self.location.origin);
  if (address.origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const window of windows) {
    try {
      await window.focus();
      await window.navigate(address.href);
      return;
    } catch {
      // A page that this worker does not control stays where it is.
    }
  }
  await self.clients.openWindow(address.href);
}

async function renew(before, given) {
  const options = before?.options;
  if (!given && !options) return;
  const { endpoint, keys } = (given ?? (await subscribe(options))).toJSON();
  await fetch("/api/v1/notifications/push", {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ endpoint, keys }),
  });
}

function subscribe({ userVisibleOnly, applicationServerKey }) {
  return self.registration.pushManager.subscribe({ userVisibleOnly, applicationServerKey });
}
