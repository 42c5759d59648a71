// Runs before the first paint, so that neither theme nor language flickers.
(() => {
  let theme = null;
  let language = null;
  try {
    theme = localStorage.getItem("stadion-theme");
    language = localStorage.getItem("stadion-language");
  } catch {
    // Storage may be switched off; the system's wishes serve then.
  }
  const dark =
    theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.mantineColorScheme = dark ? "dark" : "light";
  if (language) document.documentElement.lang = language;
})();
