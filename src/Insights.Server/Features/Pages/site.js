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

for (const form of document.querySelectorAll("[data-find]")) {
  const input = form.querySelector("input");
  const list = document.createElement("ul");
  list.className = "hits";
  list.hidden = true;
  form.append(list);
  let asked = 0;
  const close = () => { list.hidden = true; };
  const link = hit => {
    const item = document.createElement("li");
    const anchor = document.createElement("a");
    const mark = document.createElement("span");
    const words = document.createElement("span");
    const detail = document.createElement("span");
    anchor.href = hit.path;
    mark.className = `monogram tier-${hit.tier ?? "D"}`;
    mark.setAttribute("aria-hidden", "true");
    mark.textContent = hit.initials;
    words.textContent = `${hit.name} `;
    detail.className = "quiet";
    detail.textContent = hit.detail;
    words.append(detail);
    anchor.append(mark, words);
    item.append(anchor);
    return item;
  };
  const look = async () => {
    const turn = ++asked;
    const text = input.value.trim();
    if (text.length < 2) return close();
    try {
      const answer = await fetch(`/customers/suggest?q=${encodeURIComponent(text)}`, { cache: "no-store" });
      // A slow answer to what was typed before is none to what is there now.
      if (!answer.ok || turn !== asked) return;
      const hits = await answer.json();
      list.replaceChildren(...hits.map(link));
      list.hidden = hits.length === 0;
    } catch {
      close();
    }
  };
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 120);
  });
  form.addEventListener("keydown", event => {
    const anchors = [...list.querySelectorAll("a")];
    if (event.key === "Escape") {
      close();
      input.focus();
    }
    if (list.hidden || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    const next = anchors.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    (anchors[next] ?? input).focus();
  });
  document.addEventListener("click", event => {
    if (!form.contains(event.target)) close();
  });
  document.addEventListener("keydown", event => {
    const isTyping = event.target.matches("input, select, textarea") || event.target.isContentEditable;
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
