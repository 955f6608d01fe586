// How the marks of the charts come out in a picture of the page: what a person sees, whatever styles say.
// PICTURE is the page as PNG in base64. Calls `done` with, for each mark, its class, how much its strongest pixel stands out
// from the page (as the ratio of their luminances) and which share of the inside of its shapes is not the page.
const picture = new Image();
picture.onload = () => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [picture.width, picture.height];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(picture, 0, 0);
  const all = context.getImageData(0, 0, canvas.width, canvas.height).data;
  const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const at = (x, y) => {
    const [left, top] = [Math.round(x), Math.round(y)];
    if (left < 0 || top < 0 || left >= canvas.width || top >= canvas.height) return null;
    const place = (top * canvas.width + left) * 4;
    return luminance([all[place], all[place + 1], all[place + 2]]);
  };
  const probe = document.body.appendChild(document.createElement('p'));
  probe.style.cssText = 'forced-color-adjust: none; color: Canvas';
  const page = luminance(getComputedStyle(probe).color.match(/\d+/g).map(Number));
  probe.remove();
  const ratio = (one) => (Math.max(one, page) + 0.05) / (Math.min(one, page) + 0.05);
  const [across, down] = [window.scrollX, window.scrollY];
  const marks = [];
  const hasInside = (mark) => /^c-(dose|plus|other|point|change)/.test(mark.getAttribute('class'));
  for (const chart of document.querySelectorAll('svg.chart')) {
    const inDrawing = chart.getScreenCTM().inverse();
    for (const mark of chart.querySelectorAll('path[d]:not([d=""]), rect, text')) {
      if (mark.tagName === 'text' && !mark.textContent.trim()) continue;
      const box = mark.getBoundingClientRect();
      const isShape = hasInside(mark);
      let [strongest, inside, filled] = [1, 0, 0];
      for (let x = Math.floor(box.left) - 1; x <= box.right + 1; x += 1) {
        for (let y = Math.floor(box.top) - 1; y <= box.bottom + 1; y += 1) {
          const seen = at(x + across, y + down);
          if (seen === null) continue;
          strongest = Math.max(strongest, ratio(seen));
          if (!isShape) continue;
          const point = new DOMPoint(x + 0.5, y + 0.5).matrixTransform(inDrawing);
          if (!mark.isPointInFill(point) || mark.isPointInStroke(point)) continue;
          inside += 1;
          filled += ratio(seen) > 3 ? 1 : 0;
        }
      }
      marks.push({ is: mark.getAttribute('class') || mark.tagName, strongest, filled: inside ? filled / inside : null });
    }
  }
  done(marks);
};
picture.src = 'data:image/png;base64,PICTURE';
