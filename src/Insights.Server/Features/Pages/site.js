// The pages work without this file: it only saves reloads, clicks and a search for the printer.
"use strict";

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const job of document.querySelectorAll("[data-job]")) {
  const stage = job.querySelector("[data-stage]");
  const progress = job.querySelector("progress");
  const look = async () => {
    try {
      const answer = await fetch(job.dataset.job, { cache: "no-store" });
      // Who is not known any more has a page that says so.
      if (!answer.ok) return window.location.reload();
      const state = await answer.json();
      if (state.isOver) return window.location.reload();
      if (stage.textContent !== state.stage) stage.textContent = state.stage;
      progress.value = state.share;
    } catch {
      // The server restarts, or the machine slept: ask again.
    }
    setTimeout(look, 500);
  };
  setTimeout(look, 500);
}

for (const input of document.querySelectorAll("[data-own-zone]")) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // What somebody has typed, and what a reload has kept, stays.
  if (zone && zone !== "UTC" && input.value === input.defaultValue) input.value = zone;
}

for (const form of document.querySelectorAll("[data-drop]")) {
  const input = form.querySelector("input[type=file]");
  form.querySelector("[data-drop-hint]").hidden = false;
  form.addEventListener("dragover", event => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", event => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}
