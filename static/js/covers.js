// A cover that its host does not give, or gives as one empty pixel, makes room for the drawn one.
const judge = (image) => {
  if (image.complete && image.naturalWidth <= 1) image.remove();
};
for (const image of document.querySelectorAll(".cover img")) {
  image.addEventListener("load", () => judge(image));
  image.addEventListener("error", () => image.remove());
  judge(image);
}
