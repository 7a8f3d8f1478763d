// A cover that its host does not give, or gives as a single dot, makes room for the one we draw.
const COVER = ".cover img";

function drop({ target }) {
  if (target.matches?.(COVER) && target.naturalWidth <= 1) target.remove();
}

// These two do not bubble, but they are seen on their way down: covers may come at any time.
document.addEventListener("error", drop, true);
document.addEventListener("load", drop, true);
for (const target of document.querySelectorAll(COVER)) {
  if (target.complete) drop({ target });
}
