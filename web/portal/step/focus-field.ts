const PATIENCE = 2_000;
const STEP = 60;

/**
 * Puts the focus into the field with this id as soon as it is there: forms are drawn after their
 * page. Where the id is that of a group, its first input gets it. The answer stops the waiting.
 */
export function focusField(id: string): (() => void) | undefined {
  if (!id) return undefined;
  const until = Date.now() + PATIENCE;
  const timer = setInterval(() => {
    const found = document.getElementById(id);
    if (!found && Date.now() < until) return;
    clearInterval(timer);
    found?.scrollIntoView({ block: 'center' });
    const input = found?.matches('input, select, textarea, button')
      ? found
      : found?.querySelector<HTMLElement>('input:not([hidden]), select, textarea, button');
    (input ?? found)?.focus({ preventScroll: true });
  }, STEP);
  return () => clearInterval(timer);
}
