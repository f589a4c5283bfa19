// A report: words and cards light up together, a tap shows the chain, keys walk from claim to claim and judge.
const cards = [...document.querySelectorAll(".card")];
const words = [...document.querySelectorAll(".claimed[data-claims]")];
const narrow = matchMedia("(max-width: 62rem)");

const light = (claims) => {
  for (const card of cards) card.classList.toggle("lit", claims.includes(card.dataset.claim));
  for (const word of words) word.classList.toggle("lit", word.dataset.claims.split(" ").some((c) => claims.includes(c)));
};

// The chain, beside the words it belongs to: on hover, on focus, on tap.
const tip = document.createElement("div");
tip.className = "tip";
tip.id = "tip";
tip.role = "tooltip";
tip.hidden = true;
document.body.append(tip);
const show = (word) => {
  const card = cards.find((c) => c.dataset.claim === word.dataset.claims.split(" ")[0]);
  if (!card) return;
  tip.replaceChildren();
  const head = document.createElement("b");
  head.textContent = card.querySelector("h3").textContent.replace(/\s+/g, " ").trim();
  const chain = document.createElement("span");
  chain.textContent = card.querySelector(".chain").textContent.replace(/\s+/g, " ").trim();
  tip.append(head, chain);
  tip.hidden = false;
  const place = word.getClientRects()[0];
  tip.style.top = `${place.bottom + scrollY + 6}px`;
  tip.style.left = `${Math.max(8, Math.min(place.left, document.documentElement.clientWidth - tip.offsetWidth - 12))}px`;
};
const hide = () => {
  tip.hidden = true;
};
for (const word of words) {
  word.removeAttribute("title");
  word.setAttribute("aria-describedby", "tip");
  const on = () => {
    light(word.dataset.claims.split(" "));
    show(word);
  };
  word.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && on());
  word.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hide());
  word.addEventListener("focus", on);
  word.addEventListener("blur", hide);
  word.addEventListener("click", (event) => {
    if (!narrow.matches) return;
    // The first tap tells who says so; the second goes to the card below the text.
    if (tip.hidden || !word.classList.contains("tapped")) {
      event.preventDefault();
      for (const other of words) other.classList.toggle("tapped", other === word);
      on();
    }
  });
}
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
for (const card of cards) {
  card.addEventListener("pointerenter", () => light([card.dataset.claim]));
  card.addEventListener("focusin", () => light([card.dataset.claim]));
}

// Keys; a tick switches them off for those whose tools need the letters.
const keys = document.querySelector(".keys");
if (keys) {
  const tick = keys.querySelector("input");
  keys.hidden = false;
  tick.checked = localStorage.getItem("keys") !== "off";
  tick.addEventListener("change", () => localStorage.setItem("keys", tick.checked ? "on" : "off"));
  let at = cards.findIndex((card) => `#${card.id}` === location.hash);
  const go = (n) => {
    at = Math.max(0, Math.min(n, cards.length - 1));
    cards[at].focus({ preventScroll: true });
    cards[at].scrollIntoView({ block: "center" });
    const word = words.find((w) => w.dataset.claims.split(" ").includes(cards[at].dataset.claim));
    if (word && !narrow.matches) word.scrollIntoView({ block: "center" });
  };
  const open = (name) => {
    if (at < 0) go(0);
    const judge = cards[at].querySelector(".judge");
    judge.open = true;
    const form = judge.querySelector("form");
    form.dataset.wanted = name;
    const field = form.elements[name === "fix" ? "value" : "reason"];
    if (name === "fix" && form.elements.field.value === "") form.elements.field.selectedIndex = 1;
    field.focus();
    return form;
  };
  document.addEventListener("keydown", (event) => {
    if (!tick.checked || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input, select, textarea, button, summary")) return;
    const done = {
      j: () => go(at + 1),
      k: () => go(at - 1),
      a: () => {
        const form = open("accept");
        form.requestSubmit(form.querySelector("[value=accept]"));
      },
      f: () => open("fix"),
      r: () => open("reject"),
    }[event.key];
    if (done) {
      event.preventDefault();
      done();
    }
  });
  for (const form of document.querySelectorAll(".judge form")) {
    // Enter in a field does what the key that opened the form asked for.
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
      event.preventDefault();
      form.requestSubmit(form.querySelector(`[value=${form.dataset.wanted ?? "accept"}]`));
    });
  }
  if (at >= 0) go(at);
}
