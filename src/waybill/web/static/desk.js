// What the pages gain with JavaScript; without it every page reads the same and every form works.
const theme = document.querySelector("form.theme");
// Whoever's machine is set to dark, and has not chosen here, is offered light.
if (theme && !document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches) {
  const button = theme.querySelector("button");
  button.value = "light";
  button.textContent = "Light";
}
// On a phone the rooms are a strip: the one we are in is brought into sight.
const strip = document.querySelector(".top nav");
const current = strip?.querySelector("[aria-current]");
if (current) strip.scrollLeft = current.offsetLeft - strip.clientWidth / 2 + current.offsetWidth / 2;

theme?.addEventListener("submit", (event) => {
  event.preventDefault();
  const button = theme.querySelector("button");
  const to = button.value;
  document.documentElement.dataset.theme = to;
  document.cookie = `theme=${to};path=/;max-age=31536000;samesite=lax`;
  button.value = to === "dark" ? "light" : "dark";
  button.textContent = to === "dark" ? "Light" : "Dark";
});

// The slider over the days on which something became known.
const when = document.querySelector("form.when[data-stops]");
if (when) {
  const stops = when.dataset.stops.split(" ");
  const slide = when.querySelector(".slide");
  const range = slide.querySelector("input");
  const words = slide.querySelector("output");
  const day = when.querySelector("input[type=date]");
  const told = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  // The slider stands on the axis of days above it, so that its knob is under the column of its day.
  const start = Date.parse(`${when.dataset.first}T00:00Z`);
  const last = Number(range.max);
  const dayAt = (n) => new Date(start + n * 86_400_000);
  const placeOf = (words) => Math.round((Date.parse(`${words}T00:00Z`) - start) / 86_400_000);
  range.value = day.value ? Math.min(Math.max(placeOf(day.value), 0), last) : last;
  const say = () => {
    words.textContent = day.value ? told.format(new Date(`${day.value}T00:00Z`)) : "everything known";
    range.setAttribute("aria-valuetext", words.textContent);
  };
  say();
  slide.hidden = false;
  range.addEventListener("input", () => {
    day.value = Number(range.value) === last ? "" : dayAt(Number(range.value)).toISOString().slice(0, 10);
    say();
  });
  // A key goes to the next day on which something became known, not through all the days between.
  const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
  range.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const places = stops.map(placeOf);
    const now = Number(range.value);
    const next = step < 0 ? places.filter((p) => p < now).at(-1) : places.find((p) => p > now);
    if (next === undefined) return;
    range.value = next;
    range.dispatchEvent(new Event("input"));
    range.dispatchEvent(new Event("change"));
  });
  range.addEventListener("change", () => {
    if (!day.value) day.disabled = true;
    when.requestSubmit();
  });
}

// Empty fields need not stand in the address.
for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
  });
}
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form[method=get] :disabled")) field.disabled = false;
});

// Words to paste, with one click.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Press Ctrl+C to copy";
    }
  });
}
