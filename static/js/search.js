// A search that is shown as each source answers. Without this module, and wherever anything goes
// wrong, the same question is a page that the server renders whole.
const LIVE = "/live";

const forms = [...document.querySelectorAll("form.search")];
const searches = new Set(forms.map(({ action }) => new URL(action).pathname));
for (const form of forms) form.action += LIVE;

// A link to a search is followed in the same way; one that is to be opened elsewhere is left alone,
// and so are a further page of results and a place on this page.
addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || elsewhere || link.rel || link.hash || !searches.has(link.pathname)) return;
  event.preventDefault();
  location.assign(link.pathname + LIVE + link.search);
});

const page = document.querySelector(".live");
if (page) follow();

function follow() {
  const whole = location.pathname.slice(0, -LIVE.length) + location.search;
  const stream = new EventSource(new URL(`stream${location.search}`, location));
  history.replaceState(null, "", whole);
  stream.addEventListener("source", ({ data }) => fill(JSON.parse(data)));
  stream.addEventListener("result", ({ data }) => {
    stream.close();
    finish(JSON.parse(data).page);
  });
  stream.addEventListener("error", () => location.replace(whole));
  // Leaving breaks the stream off, which is no error.
  addEventListener("beforeunload", () => stream.close());
}

function fill({ name, cards, chip, progress }) {
  page.querySelector(".cards").insertAdjacentHTML("beforeend", cards);
  page.querySelector(".count").textContent = progress;
  const asked = page.querySelector(`[data-source="${name}"]`);
  if (asked) asked.outerHTML = chip;
}

// The order of the books and what is said of them may change once, at the end; what the reader has
// opened stays open, and where the focus is on a book it stays on that book.
function finish(html) {
  const focused = page.contains(document.activeElement) && document.activeElement.getAttribute("href");
  const { open } = page.querySelector("details.sources");
  const unfolded = [...page.querySelectorAll(".folded[open] li > a")].map((link) => link.getAttribute("href"));
  page.innerHTML = html;
  for (const href of unfolded) unfold(href);
  page.removeAttribute("aria-busy");
  page.querySelector("details.sources").open = open;
  if (focused) unfold(focused)?.focus({ preventScroll: true });
  document.querySelector("[role=status]").textContent = page.querySelector(".count, .notice").textContent;
}

// Give the link to a book, in sight: its edition may stand behind another one of its work.
function unfold(href) {
  const link = page.querySelector(`a[href="${CSS.escape(href)}"]:not([tabindex])`);
  link?.closest(".folded")?.setAttribute("open", "");
  return link;
}
