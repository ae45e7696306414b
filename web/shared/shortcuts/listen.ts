import { meaning, registered, shortcutsOn } from './registry.ts';

/** Milliseconds within which the next key of a sequence must follow. */
const patience = 1500;

const typed = 'input, textarea, select, [contenteditable], [role="textbox"], [role="combobox"]';
/** Parts with keys of their own. */
const busy =
  '[role="dialog"], [role="menu"], [role="listbox"], [role="tree"], [role="grid"], [role="tablist"]';
/** What Enter and space press by themselves. */
const pressed = 'a[href], button, summary, [role="button"], [role="tab"], [role="checkbox"]';

/** Acts on the registered keys until the returned function is called. */
export function listenForShortcuts(): () => void {
  let before: string[] = [];
  let since = 0;
  const heard = (event: KeyboardEvent) => {
    if (!shortcutsOn() || !isFree(event)) return;
    const sequence = event.timeStamp - since < patience ? [...before, event.key] : [event.key];
    const found = meaning(registered(), sequence) ?? meaning(registered(), [event.key]);
    before = found === 'more' ? (meaning(registered(), sequence) === 'more' ? sequence : [event.key]) : [];
    since = event.timeStamp;
    if (found === null || found === 'more') return;
    event.preventDefault();
    found.action();
  };
  window.addEventListener('keydown', heard);
  return () => window.removeEventListener('keydown', heard);
}

/** Whether a key is nobody else's: not text, not a browser's command, not a dialog's. */
function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
    return false;
  }
  if (document.querySelector('[aria-modal="true"], [role="menu"]')) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return true;
  // Nothing is written into these: only what chooses in them is theirs.
  const choice = target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type);
  if ((target.closest(typed) && !choice) || target.closest(busy)) return false;
  if (choice && event.key.startsWith('Arrow')) return false;
  return !((event.key === 'Enter' || event.key === ' ') && (choice || target.closest(pressed)));
}
