// Visible elements that match and could have the name: what a name can be made
// of is compared without spaces, as those depend on how the parts are laid out.
// Whether the name is right is asked of the browser afterwards.
const [css, name, inside] = arguments;
const squeeze = text => (text ?? '').replace(/\s+/g, '');
const wanted = squeeze(name);
const byId = (element, attribute) =>
  (element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean)
    .map(id => document.getElementById(id)?.textContent).join('');
const own = element => [
  element.textContent, element.ariaLabel, element.title, element.alt,
  element.placeholder, element.getAttribute('value'), byId(element, 'aria-labelledby'),
  ...[...(element.labels ?? [])].map(label => label.textContent),
];
// Parts that come from attributes can stand anywhere in the name.
const mayHaveName = element =>
  own(element).some(text => squeeze(text).includes(wanted))
  || element.querySelector('[aria-label], [title], [alt]') !== null;

return [...document.querySelectorAll(css)]
  .filter(element => !inside || element.closest(inside))
  .filter(element => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }))
  .filter(element => !wanted || mayHaveName(element));
