// Gives every text of the page that stands out too little from what is behind it: WCAG 2.2, 1.4.3
// (https://www.w3.org/TR/WCAG22/#contrast-minimum). What is hidden from readers is left out.
(least) => {
  const read = (css) => css.match(/[\d.]+/g).map(Number);
  const light = (value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const luminance = ([red, green, blue]) =>
    0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
  const behind = (element) => {
    const [red, green, blue, alpha = 1] = read(getComputedStyle(element).backgroundColor);
    if (alpha === 1) return [red, green, blue];
    const under = element.parentElement ? behind(element.parentElement) : [255, 255, 255];
    return [red, green, blue].map((part, i) => part * alpha + under[i] * (1 - alpha));
  };
  const contrast = (element) => {
    const both = [read(getComputedStyle(element).color), behind(element)].map(luminance);
    return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
  };

  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const poor = [];
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || element.closest("[aria-hidden=true], script")) continue;
    if (contrast(element) < least) {
      poor.push(`${texts.currentNode.data.trim()}: ${contrast(element).toFixed(2)}`);
    }
  }
  return poor;
}
