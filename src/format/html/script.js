"use strict";
(() => {
  // Adds what only a script can do: without it, every row is there to be read.
  const said = document.getElementById("texts").dataset;
  const fill = (text, gaps) => text.replace(/\{(\w+)\}/g, (whole, name) => gaps[name] ?? whole);
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const element = (name, properties) => Object.assign(document.createElement(name), properties);
  const tables = new Map();

  class Rows {
    constructor(box) {
      this.box = box;
      this.bodies = [...box.querySelectorAll("tbody")].map((body) => ({
        body,
        head: body.querySelector("tr.group"),
        part: body.closest(".part"),
        rows: [...body.rows].filter((row) => row.className !== "group"),
      }));
      // The rows of a group may stand in several bodies of equal right: they are sorted as one.
      this.groups = [];
      for (const own of this.bodies) {
        const last = this.groups.at(-1);
        if (last && last[0].body.dataset.group === own.body.dataset.group) last.push(own);
        else this.groups.push([own]);
      }
      this.all = this.bodies.flatMap((own) => own.rows);
      this.place = new Map(this.all.map((row, at) => [row, at]));
      this.texts = new Map();
      this.words = [];
      this.conditions = null;
      if (this.all.length > 2) this.addSorting();
      if (this.all.length > 7 || box.id === "annex") this.addTools();
    }

    addTools() {
      const { box } = this;
      const id = `${box.id}-filter`;
      const caption = box.dataset.caption;
      this.tools = element("div", { className: "tools" });
      const label = element("label", { htmlFor: id, textContent: said.filter });
      label.title = fill(said.filterTable, { table: caption });
      this.input = element("input", { type: "search", id, autocomplete: "off" });
      this.input.setAttribute("aria-label", fill(said.filterTable, { table: caption }));
      this.output = element("output", {});
      this.output.setAttribute("aria-live", "polite");
      this.output.htmlFor.add(id);
      this.chosen = element("span", { className: "chosen", hidden: true });
      this.reset = element("button", { type: "button", textContent: said.showAll, hidden: true });
      this.tools.append(label, this.input, this.output, this.chosen, this.reset);
      box.insertBefore(this.tools, box.querySelector(".scroll"));
      let waiting = 0;
      this.input.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => this.filter(), this.all.length > 2000 ? 200 : 0);
      });
      this.reset.addEventListener("click", () => {
        this.input.value = "";
        this.follow(null, "");
        this.input.focus();
      });
      this.show(this.all.length);
    }

    text(row) {
      let text = this.texts.get(row);
      if (text === undefined) {
        text = [...row.cells].map((cell) => cell.textContent).join(" ").toLocaleLowerCase(document.documentElement.lang);
        this.texts.set(row, text);
      }
      return text;
    }

    // Whether a row is one that the conditions name. The periods of a row stand by status: "met:2010-Q1,2010-Q2 late:2010-Q3".
    counts(row) {
      const { status, due_period, ...others } = this.conditions;
      const own = (name) => row.getAttribute(`data-${name}`);
      const is = (values, value) => !values || values.includes(value);
      const holds = due_period
        ? own("due_period").split(" ").some((part) => {
            const [name, periods] = part.split(":");
            return is(status, name) && periods?.split(",").some((period) => due_period.includes(period));
          })
        : own("status").split(" ").some((name) => name && is(status, name));
      return holds && Object.entries(others).every(([name, values]) => own(name) === null || values.includes(own(name)));
    }

    // Keeps the rows that a figure counts; `null` keeps every row.
    follow(conditions, name) {
      this.conditions = conditions;
      this.chosen.textContent = name;
      this.chosen.hidden = !name;
      this.filter();
    }

    filter() {
      const lower = this.input.value.toLocaleLowerCase(document.documentElement.lang);
      const words = lower.split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { body, head, part, rows } of this.bodies) {
        // A word in the title of a group is one in each of its rows.
        const title = (head ?? part?.querySelector("caption"))?.textContent ?? "";
        const above = words.length ? title.toLocaleLowerCase(document.documentElement.lang) : "";
        let kept = 0;
        for (const row of rows) {
          const keeps =
            (!this.conditions || this.counts(row)) &&
            words.every((word) => above.includes(word) || this.text(row).includes(word));
          row.hidden = !keeps;
          if (keeps) kept += 1;
        }
        (part ?? body).hidden = kept === 0;
        shown += kept;
      }
      this.show(shown);
    }

    show(shown) {
      const isActive = Boolean(this.conditions) || this.input.value !== "";
      this.output.textContent = fill(said.rowsShown, { shown, all: this.all.length });
      this.reset.hidden = !isActive;
      this.tools.classList.toggle("active", isActive);
    }

    addSorting() {
      this.heads = [...this.box.querySelectorAll("thead th")];
      for (const head of this.heads) {
        const title = head.textContent;
        const button = element("button", { type: "button", className: "sort", textContent: title });
        button.title = fill(said.sortBy, { column: title });
        button.addEventListener("click", () => this.sort(head));
        head.replaceChildren(button);
      }
    }

    // Ascending, then descending, then in the order of the report.
    sort(head) {
      const next = { ascending: "descending", descending: null }[head.getAttribute("aria-sort")];
      const order = next === undefined ? "ascending" : next;
      const at = head.cellIndex;
      for (const other of this.heads) {
        if (order && other.cellIndex === at) other.setAttribute("aria-sort", order);
        else other.removeAttribute("aria-sort");
      }
      const isNumber = head.dataset.sort === "number";
      const keys = new Map();
      if (order) {
        for (const row of this.all) {
          const { textContent, dataset } = row.cells[at];
          const text = textContent.trim();
          keys.set(row, isNumber ? (dataset.value === undefined ? null : Number(dataset.value)) : text || null);
        }
      }
      const compare = (a, b) => {
        const [left, right] = [keys.get(a), keys.get(b)];
        const byPlace = this.place.get(a) - this.place.get(b);
        // What has no value stands last, whichever way the others run.
        if (left === right) return byPlace;
        if (left === null) return 1;
        if (right === null) return -1;
        const by = isNumber ? left - right : collator.compare(left, right);
        return (order === "ascending" ? by : -by) || byPlace;
      };
      const inPlace = (a, b) => this.place.get(a) - this.place.get(b);
      for (const group of this.groups) {
        const rows = group.flatMap((own) => own.rows).sort(order ? compare : inPlace);
        for (const own of group) {
          own.rows = rows.splice(0, own.rows.length);
          own.body.append(...own.rows);
        }
      }
      if (this.input) this.filter();
    }
  }

  for (const box of document.querySelectorAll(".table")) tables.set(box.id, new Rows(box));

  // A figure leads to the rows that it counts; its row and its column say which those are.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-follow]");
    const annex = tables.get("annex");
    if (!link || !annex) return;
    const cell = link.closest("td, th");
    const head = cell?.closest("table").tHead.rows[0].cells[cell.cellIndex];
    const names = [cell?.parentElement.cells[0], head].map((named) => named?.textContent.trim());
    annex.input.value = "";
    annex.follow(JSON.parse(link.dataset.follow), names.filter(Boolean).join(" · "));
  });
})();
