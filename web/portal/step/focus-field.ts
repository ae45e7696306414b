const PATIENCE = 2_000;
const STEP = 60;

/**
 * Puts the focus into the field with this id, as soon as it is there: forms are drawn after their page. Where
 * the id is that of a group, its first input gets it, unless the group is handled as a whole (`data-question`). Whoever
 * has gone elsewhere meanwhile stays there. The answer stops the waiting.
 */
export function focusField(id: string): (() => void) | undefined {
  if (!id) return undefined;
  const begun = document.activeElement;
  const until = Date.now() + PATIENCE;
  const look = () => {
    const present = document.activeElement;
    // A new page takes the focus as a whole; that is nobody's choice.
    const isElsewhere = present !== begun && present !== document.body && !present?.matches('main');
    if (!isElsewhere && !focusNow(id) && Date.now() < until) timer = setTimeout(look, STEP);
  };
  // First after everything that a new page does as it appears.
  let timer = setTimeout(look, 0);
  return () => clearTimeout(timer);
}

function focusNow(id: string): boolean {
  const found = document.getElementById(id);
  if (!found) return false;
  found.scrollIntoView({ block: 'center' });
  const isWhole = found.matches('input, select, textarea, button, [data-question]');
  const input = isWhole
    ? null
    : found.querySelector<HTMLElement>('input:not([hidden]), select, textarea, button');
  (input ?? found).focus({ preventScroll: true });
  return true;
}
