// Texts of the page whose contrast is below WCAG AA: 4.5 to 1, or 3 to 1 for large text. Gives a list of sentences.
(() => {
  const rgba = (css) => {
    const n = (css.match(/-?[\d.]+(e-?\d+)?/g) || []).map(Number);
    const scale = css.startsWith('color(') ? 255 : 1;
    return n.length < 3 ? [0, 0, 0, 0] : [n[0] * scale, n[1] * scale, n[2] * scale, n.length > 3 ? n[3] : 1];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const light = (c) => {
    const [r, g, b] = c.map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const ground = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      const c = rgba(getComputedStyle(e).backgroundColor);
      if (c[3] > 0) layers.push(c);
      if (c[3] === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const bad = new Set();
  const look = (element, colour, grounds, words) => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    for (const g of grounds) {
      const r = ratio(over(colour, g), g);
      if (r < (large ? 3 : 4.5)) {
        bad.add(`${r.toFixed(2)}: <${element.tagName.toLowerCase()} class="${element.getAttribute('class') || ''}"> ${words.trim().slice(0, 40)}`);
      }
    }
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || /^(SCRIPT|STYLE|TITLE|DESC)$/i.test(element.tagName) || !element.getClientRects().length) continue;
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden') continue;
    if (element.namespaceURI.endsWith('/svg')) {
      // it may stand on any shape of its drawing
      const svg = element.closest('svg');
      const shapes = [...svg.querySelectorAll('rect')].map((it) => rgba(getComputedStyle(it).fill)).filter((c) => c[3] > 0);
      look(element, rgba(style.fill), [ground(svg.parentElement), ...shapes], node.data);
    } else {
      look(element, rgba(style.color), [ground(element)], node.data);
    }
  }
  return [...bad];
})()
