// How a screen reader says the name of an element. Shared by the scripts that find things.
const tidy = (text) => (text || '').replace(/[\s\u00a0\u2009\u202f]+/g, ' ').trim();
const visibleText = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true' || node.hidden) return '';
  if (node.getAttribute('aria-label')) return ' ' + node.getAttribute('aria-label') + ' ';
  const inner = Array.from(node.childNodes, visibleText).join('');
  return getComputedStyle(node).display.startsWith('inline') ? inner : ' ' + inner + ' ';
};
const name = (element) => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return tidy(by.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map(visibleText).join(' '));
  if (element.getAttribute('aria-label')) return tidy(element.getAttribute('aria-label'));
  if (element.labels && element.labels.length) return tidy(Array.from(element.labels, visibleText).join(' '));
  if (element.matches('fieldset')) { const legend = element.querySelector('legend'); return legend ? tidy(visibleText(legend)) : ''; }
  if (element.matches('section, li, article, table')) {
    const head = element.querySelector('h1, h2, h3, h4, caption'); return head ? tidy(visibleText(head)) : '';
  }
  if (element.matches('input[type=submit], input[type=button]')) return tidy(element.value);
  return tidy(visibleText(element)) || tidy(element.title) || tidy(element.placeholder);
};
const shown = (element) => element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: false });
