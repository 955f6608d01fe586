// Where the focus is, and whether a person who sees can tell. Returns its name, what it is, and what is wrong.
const it = document.activeElement;
if (!it || it === document.body || it === document.documentElement) return { name: '', is: '', wrong: 'the focus is nowhere' };
const is = it.getAttribute('role') || (it.matches('input') ? it.type : it.tagName.toLowerCase());
// A control that is drawn by its label shows the focus there.
const parts = [it, ...(it.labels || []), ...Array.from(it.labels || [], (label) => Array.from(label.children)).flat()];
const hasRing = (part) => {
  const style = getComputedStyle(part);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== 'none';
};
const box = parts.map((part) => part.getBoundingClientRect()).reduce((a, b) => (a.width * a.height >= b.width * b.height ? a : b));
const [x, y] = [box.x + Math.min(box.width / 2, 40), box.y + Math.min(box.height / 2, 20)];
const top = document.elementFromPoint(x, y);
const covers = top && !parts.some((part) => part.contains(top) || top.contains(part));
let wrong = null;
if (!shown(it) && !parts.some(shown)) wrong = 'what has the focus is not shown';
else if (box.width < 2 || box.height < 2) wrong = 'what has the focus has no size';
else if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) wrong = 'what has the focus is off the screen';
else if (covers) wrong = 'what has the focus is covered by ' + top.outerHTML.slice(0, 80);
// A heading that the focus is led to is no control.
else if (it.matches(':focus-visible:not([tabindex="-1"])') && !parts.some(hasRing)) wrong = 'the focus cannot be seen';
return { name: name(it), is, wrong };
