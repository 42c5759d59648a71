// Runs before the first paint, so that neither theme, language nor direction flickers.
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
  if (!language) {
    language = navigator.languages
      .map((tag) => tag.split("-")[0])
      .find((tag) => /^(ar|en|ru)$/.test(tag));
  }
  if (language) document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
})();
