// What scrolls sideways can be reached with the keyboard; tables of the class "filterable" get a
// field that leaves only the rows with what is typed. Without scripts the page holds the same.

"use strict";

const SCROLLING = "pre, .table-wrapper, article figure";

function reach() {
  for (const element of document.querySelectorAll(SCROLLING)) {
    if (element.scrollWidth > element.clientWidth) {
      element.tabIndex = 0;
    } else {
      element.removeAttribute("tabindex");
    }
  }
}

// On a phone the cells of three columns of words stand below one another: each with its heading.
function stack(table) {
  const headings = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent.trim());
  const numbers = table.querySelector("td.text-right");
  if (headings.length < 3 || numbers || table.matches(".filterable, .genindextable")) return;
  table.classList.add("stacked");
  for (const row of table.tBodies[0].rows) {
    [...row.cells].slice(1).forEach((cell, at) => {
      cell.dataset.heading = headings[at + 1];
      if (!cell.textContent.trim()) cell.replaceChildren();
    });
  }
}

function filtered(table) {
  const rows = [...table.tBodies[0].rows].map((row) => [row, row.textContent.toLowerCase()]);
  const label = document.createElement("label");
  const field = document.createElement("input");
  const count = document.createElement("output");
  label.className = "table-filter";
  field.type = "search";
  field.placeholder = "a word of any column";
  label.append("Filter", field, count);
  const show = () => {
    const words = field.value.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const [row, text] of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = `${shown} of ${rows.length}`;
  };
  field.addEventListener("input", show);
  show();
  (table.closest(".table-wrapper") ?? table).before(label);
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("table.filterable").forEach(filtered);
  document.querySelectorAll("article table.docutils").forEach(stack);
  reach();
  addEventListener("resize", reach);
  addEventListener("load", reach);
});
