// Finds what a person would point at: by its name as a screen reader says it, and only if it is visible.
// arguments: kind ('press', 'field', 'group', 'heading'), name, name of the group it is in (or null).
const [kind, wanted, groupName] = arguments;
const selectors = {
  press: 'button, a[href], summary, [role=button], [role=link], [role=tab], [role=option], [role=menuitem], ' +
    '[role=switch], [role=slider], [role=checkbox], [role=radio], input[type=radio], input[type=checkbox], input[type=submit], ' +
    'input[type=button], [role=gridcell] [tabindex], option',
  field: 'input, textarea, select, [contenteditable=true], [role=textbox], [role=spinbutton], [role=combobox]',
  group: 'fieldset, [role=group], [role=radiogroup], section, [role=region], form, dialog, [role=dialog], ' +
    '[role=alertdialog], li, article, nav, table, [role=search]',
  heading: 'h1, h2, h3, h4, [role=heading]',
};
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
