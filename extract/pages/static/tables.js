/* Tables that can be sorted and filtered, without any network.

   <table data-rows>          its rows can be sorted (click on a head); with data-rows="100" a hundred are shown at first
   <table data-find>          a field to search in the rows; a choice for each head with data-choice
   <th data-plain>            this column is not sorted
   <td data-value="12.5">     what counts for sorting and choosing where the words of the cell do not
   <table class="cards">      on a narrow screen each row is a card that names its columns
   <tr data-with="previous">  belongs to the row before it: moves and hides with it
   <script type="application/json" id="x"> and <table data-island="x">: rows as lists of cells, a cell being a text or
   {t: text, h: link, s: small print, v: value, k: class, d: 1 for the head of the row}. Nothing of it is ever read as markup. */
(function () {
  "use strict";
  var WORDS = document.documentElement.lang === "en"
    ? { find: "Filter: any text", all: ": all", shown: "showing", of: "of", rows: "rows", more: "Show", none: "no such rows", open: " (", close: ")" }
    : { find: "筛选：任何文字", all: "：全部", shown: "显示", of: "/", rows: "行", more: "再显示", none: "没有符合的行", open: "（", close: "）" };
  var PAGE = 100;

  function make(name, kind, text) {
    var one = document.createElement(name);
    if (kind) one.className = kind;
    if (text !== undefined) one.textContent = text;
    return one;
  }

  function cellOf(data, head) {
    var plain = typeof data !== "object" || data === null;
    var cell = make(plain || !data.d ? "td" : "th", head && head.classList.contains("num") ? "num" : "");
    if (plain) { cell.textContent = data === null ? "" : String(data); return cell; }
    if (data.k) cell.className = data.k;
    if (data.v !== undefined) cell.dataset.value = data.v;
    var text = data.t === undefined || data.t === null ? "" : String(data.t);
    if (data.h && /^[#.\w]/.test(data.h) && !/^\w+:/.test(data.h)) {
      var link = make("a", "", text);
      link.href = data.h;
      cell.appendChild(link);
    } else cell.appendChild(document.createTextNode(text));
    if (data.s) cell.appendChild(make("small", "", data.s));
    return cell;
  }

  function value(row, place) {
    var cell = row.cells[place];
    if (!cell) return "";
    return cell.dataset.value !== undefined ? cell.dataset.value : cell.textContent.trim();
  }

  function number(text) {
    var bare = text.replace(/[,\s元%‰]|CNY/g, "");
    return bare !== "" && isFinite(bare) ? Number(bare) : null;
  }

  function compare(a, b) {
    var x = number(a), y = number(b);
    if (x !== null && y !== null) return x - y;
    if (x !== null || y !== null) return x !== null ? 1 : -1;
    return a < b ? -1 : a > b ? 1 : 0;
  }

  function enhance(table) {
    var body = table.tBodies[0], heads = table.tHead ? Array.prototype.slice.call(table.tHead.rows[0].cells) : [];
    if (!body) return;
    var rows = [], data = null;
    var island = table.dataset.island && document.getElementById(table.dataset.island);
    if (island) {
      data = JSON.parse(island.textContent);
      body.textContent = "";
      rows = data.map(function (cells) { return { cells: cells, element: null, tail: [], text: null }; });
    } else {
      Array.prototype.forEach.call(body.rows, function (row) {
        if (row.dataset["with"] && rows.length) rows[rows.length - 1].tail.push(row);
        else rows.push({ element: row, tail: [], text: null });
      });
    }
    if (table.classList.contains("cards")) rows.forEach(function (row) { if (row.element) label(row.element); });
    var step = Number(table.dataset.rows) || (data ? PAGE : 0), limit = step || rows.length;
    var choices = [], field = null, count = null, more = null;

    function label(element) {
      heads.forEach(function (head, i) { if (element.cells[i]) element.cells[i].dataset.label = head.textContent; });
    }
    function element(row) {
      if (!row.element) {
        row.element = make("tr");
        row.cells.forEach(function (one, i) { row.element.appendChild(cellOf(one, heads[i])); });
        if (table.classList.contains("cards")) label(row.element);
      }
      return row.element;
    }
    function valueOf(row, place) {
      if (!row.cells) return value(row.element, place);
      var one = row.cells[place];
      if (one === null || one === undefined) return "";
      return typeof one === "object" ? String(one.v !== undefined ? one.v : one.t || "") : String(one);
    }
    function textOf(row) {
      if (row.text === null) {
        row.text = row.cells
          ? row.cells.map(function (one) { return one && typeof one === "object" ? (one.t || "") + " " + (one.s || "") : one; }).join(" ")
          : [row.element].concat(row.tail).map(function (one) { return one.textContent; }).join(" ");
        row.text = row.text.toLowerCase();
      }
      return row.text;
    }

    function refresh() {
      var words = field ? field.value.trim().toLowerCase().split(/\s+/).filter(Boolean) : [];
      var shown = 0, matched = 0, part = document.createDocumentFragment();
      rows.forEach(function (row) {
        var fits = choices.every(function (one) { return !one.box.value || valueOf(row, one.place) === one.box.value; }) &&
          words.every(function (word) { return textOf(row).indexOf(word) >= 0; });
        if (fits) matched += 1;
        var late = fits && matched > limit;
        if (data) {
          if (fits && !late) { part.appendChild(element(row)); shown += 1; }
          return;
        }
        if (fits && !late) shown += 1;
        [row.element].concat(row.tail).forEach(function (one) {
          one.classList.toggle("out", !fits);
          one.classList.toggle("later", late);
          part.appendChild(one);
        });
      });
      if (data) body.textContent = "";
      body.appendChild(part);
      if (count) count.textContent = matched ? WORDS.shown + " " + shown + " " + WORDS.of + " " + matched + " " + WORDS.rows : WORDS.none;
      if (more) {
        more.hidden = matched <= limit;
        more.textContent = WORDS.more + " " + Math.min(step, matched - limit) + " " + WORDS.rows;
      }
    }

    heads.forEach(function (head, place) {
      if (!table.hasAttribute("data-rows") && !data || head.hasAttribute("data-plain") || !head.textContent.trim()) return;
      var button = make("span", "sort", head.textContent); /* a button would be left out where the head repeats on paper */
      button.tabIndex = 0;
      button.setAttribute("role", "button");
      button.addEventListener("keydown", function (event) {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); button.click(); }
      });
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending" || (!head.hasAttribute("aria-sort") && head.classList.contains("num"));
        heads.forEach(function (one) { one.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        rows.map(function (row, i) { return { row: row, key: valueOf(row, place), i: i }; })
          .sort(function (a, b) {
            if ((a.key === "") !== (b.key === "")) return a.key === "" ? 1 : -1; /* empty ones last, either way */
            return (down ? -1 : 1) * compare(a.key, b.key) || a.i - b.i;
          })
          .forEach(function (one, i) { rows[i] = one.row; });
        refresh();
      });
    });

    if (table.hasAttribute("data-find")) {
      var bar = make("div", "find");
      field = make("input");
      field.type = "search";
      field.placeholder = WORDS.find;
      field.setAttribute("aria-label", WORDS.find);
      bar.appendChild(field);
      heads.forEach(function (head, place) {
        if (!head.hasAttribute("data-choice")) return;
        var seen = {}, name = head.textContent, box = make("select");
        rows.forEach(function (row) { var one = valueOf(row, place); if (one) seen[one] = (seen[one] || 0) + 1; });
        var names = Object.keys(seen).sort(compare);
        if (names.length < 2) return;
        box.setAttribute("aria-label", name);
        box.appendChild(new Option(name + WORDS.all, ""));
        names.slice(0, 500).forEach(function (one) {
          box.appendChild(new Option((one.length > 28 ? one.slice(0, 27) + "…" : one) + WORDS.open + seen[one] + WORDS.close, one));
        });
        box.addEventListener("change", function () { limit = step || rows.length; refresh(); });
        choices.push({ box: box, place: place });
        bar.appendChild(box);
      });
      field.addEventListener("input", function () { limit = step || rows.length; refresh(); });
      count = make("span", "soft");
      count.setAttribute("role", "status");
      bar.appendChild(count);
      table.parentNode.insertBefore(bar, table);
    }
    if (step && rows.length > step) {
      more = make("button", "more");
      more.type = "button";
      more.addEventListener("click", function () { limit += step; refresh(); });
      table.parentNode.insertBefore(more, table.nextSibling);
    }
    refresh();
  }

  /* A link into something folded opens it. */
  function unfold() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var one = target; one; one = one.parentElement) {
      if (one.tagName === "DETAILS") one.open = true;
      one.classList.remove("later");
    }
    if (target) target.scrollIntoView();
  }

  Array.prototype.forEach.call(document.querySelectorAll("table[data-rows], table[data-find], table[data-island], table.cards"), enhance);
  window.addEventListener("hashchange", unfold);
  unfold();
})();
