// Dropped files go into the form's own field; a batch being read shows how far it is. Without this both work by pages.
const drop = document.querySelector(".drop");
if (drop) {
  const field = drop.querySelector("input[type=file]");
  for (const name of ["dragover", "dragenter"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    field.files = event.dataTransfer.files;
  });
}

const reading = document.querySelector("#reading");
if (reading && reading.dataset.phase !== "done") {
  const PHASES = { waiting: "Waiting for its turn", reading: "Reading", "putting together": "Putting the register together" };
  const line = document.querySelector("#phase");
  const rows = [...document.querySelectorAll(".inputs > li")];
  const made = (tag, words, name = "") => {
    const element = document.createElement(tag);
    element.textContent = words;
    if (name) element.className = name;
    return element;
  };
  const told = (outcome) => {
    const item = document.createElement("li");
    if (outcome.report) {
      const link = document.createElement("a");
      link.href = `/reports/${encodeURIComponent(outcome.report)}`;
      link.append(made("bdi", outcome.said || outcome.address));
      item.append(link, " ", made("span", outcome.state === "read" ? "read" : "was there already", "soft"));
    } else {
      item.append(made("bdi", outcome.address), " ", made("span", `left out: ${outcome.said}`, "soft"));
    }
    return item;
  };
  const look = async () => {
    try {
      const answer = await fetch(reading.dataset.twin, { headers: { Accept: "application/json" } });
      if (!answer.ok) return location.reload();
      const batch = await answer.json();
      if (batch.phase === "done") return location.reload();
      line.textContent = `${PHASES[batch.phase]}: ${batch.counts.read} read, ${batch.counts.there} there already, ${batch.counts["left out"]} left out`;
      batch.inputs.forEach((input, at) => {
        rows[at].className = input.state.replace(" ", "-");
        rows[at].querySelector(".state").textContent = input.state === "there" ? "there already" : input.state;
        rows[at].querySelector("ul").replaceChildren(...input.outcomes.map(told));
      });
    } catch {
      line.textContent = "The desk does not answer; trying again";
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 700);
}
