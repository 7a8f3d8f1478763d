// A cover that its host does not give makes room for the one we draw.
const drop = (image) => image.remove();
for (const image of document.querySelectorAll(".cover img")) {
  image.addEventListener("error", () => drop(image));
  if (image.complete && image.naturalWidth <= 1) drop(image);
}
