// Finds what a person would point at: by its name as a screen reader says it, and only if it is visible.
// arguments: kind ('press', 'field', 'group', 'heading'), name, name of the group it is in (or null).
const [kind, wanted, groupName] = arguments;
const selectors = {
  press: 'button, a[href], summary, [role=button], [role=link], [role=tab], [role=option], [role=menuitem], ' +
    '[role=switch], [role=checkbox], [role=radio], input[type=radio], input[type=checkbox], input[type=submit], ' +
    'input[type=button], [role=gridcell] [tabindex], option',
  field: 'input, textarea, select, [contenteditable=true], [role=textbox], [role=spinbutton], [role=combobox]',
  group: 'fieldset, [role=group], [role=radiogroup], section, [role=region], form, dialog, [role=dialog], ' +
    '[role=alertdialog], li, article, nav, table, [role=search]',
  heading: 'h1, h2, h3, h4, [role=heading]',
};
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
const all = (within, which) => Array.from(within.querySelectorAll(selectors[which])).filter(shown);
const best = (elements, text) =>
  elements.find((element) => name(element) === text) ||
  elements.find((element) => name(element).startsWith(text)) ||
  elements.find((element) => name(element).includes(text)) || null;
let within = document;
if (groupName) {
  within = best(all(document, 'group'), groupName);
  if (!within) return null;
}
// A modal dialog covers everything else.
if (within === document) { const modal = document.querySelector('dialog:modal'); if (modal && modal.open) within = modal; }
const found = best(all(within, kind), wanted);
if (!found) return null;
// A radio or checkbox drawn by its label is pressed on the label.
if (kind === 'press' && found.labels && found.labels.length && found.matches('[type=radio], [type=checkbox]')) {
  const box = found.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  if (box.width < 8 || box.height < 8 || (top !== found && !found.contains(top))) return found.labels[0];
}
return found;
