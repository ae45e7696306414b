import { expect } from 'vitest';
import type { WatchedPage } from './watched-page.ts';

/** What has the focus, as somebody without a mouse must know it. */
interface Focused {
  name: string;
  role: string;
  /** Numbered once an element is met: the same number is the same element. */
  id: number;
  /** Why nobody can see that it has the focus; empty where one can. */
  unseen: string;
}

/** A person who has a keyboard and nothing else. Every stop on the way is looked at. */
export function keyboardOf(page: WatchedPage) {
  /** What has the focus now; fails where nothing has, or nobody can see it. */
  async function focused(): Promise<Focused> {
    const found = await page.evaluate(readFocus);
    expect(found, 'nothing has the focus').not.toBeNull();
    const here = found as Focused;
    expect(here.unseen, `the focus cannot be seen on ${here.role} “${here.name}”`).toBe('');
    return here;
  }

  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
  }

  /** Goes on by Tab to what is called so; fails where the focus stands still or goes round without meeting it. */
  async function to(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Focused> {
    let before = -1;
    let stays = 0;
    const met = new Set<number>();
    const isWanted = ({ name: own }: Focused) => (typeof name === 'string' ? own === name : name.test(own));
    for (;;) {
      await press(key);
      // Past the page's end the browser's own buttons have their turn.
      if ((await page.evaluate(readFocus)) === null) await press(key);
      const here = await focused();
      if (isWanted(here)) return here;
      // Day, month and year of a date are stops of one field.
      const again = met.has(here.id) && here.id !== before;
      expect(again, `“${name}” is not on the way; it goes round at “${here.name}”`).toBe(false);
      stays = here.id === before ? stays + 1 : 0;
      expect(stays, `the focus stays at “${here.name}”`).toBeLessThan(6);
      before = here.id;
      met.add(here.id);
    }
  }

  return {
    focused,
    press,
    to,
    /** Types into what has the focus. */
    type: (text: string) => page.keyboard.type(text),
    /** Back and forward again leads to the same place: nothing holds the focus. */
    async isFree(): Promise<void> {
      const here = await focused();
      await press('Shift+Tab');
      expect((await focused()).id, `Shift+Tab does not leave “${here.name}”`).not.toBe(here.id);
      await press('Tab');
      expect((await focused()).id, `Tab does not return to “${here.name}”`).toBe(here.id);
    },
  };
}

/** Runs in the page. */
function readFocus(): Focused | null {
  const element = document.activeElement as
    | (HTMLElement & { labels?: NodeListOf<HTMLElement> | null })
    | null;
  if (!element || element === document.body) return null;
  const known = globalThis as unknown as { metByKeyboard?: HTMLElement[] };
  known.metByKeyboard ??= [];
  if (!known.metByKeyboard.includes(element)) known.metByKeyboard.push(element);
  const words = (node: Element | null | undefined) => node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const labelledBy = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const name =
    labelledBy.map((id) => words(document.getElementById(id))).join(' ') ||
    element.getAttribute('aria-label') ||
    [...(element.labels ?? [])].map(words).join(' ') ||
    words(element);
  const box = element.getBoundingClientRect();
  const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  // What is drawn in place of an invisible input, and fields whose frame changes, show it around them.
  const shows = (node: Element | null) => {
    if (!node) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  };
  const ring =
    shows(element) ||
    shows(element.parentElement) ||
    element.closest('.Mui-focused, .Mui-focusVisible') !== null;
  return {
    name,
    role: element.getAttribute('role') ?? element.tagName.toLowerCase(),
    id: known.metByKeyboard.indexOf(element),
    unseen: [
      ...(inside && box.width > 0 && box.height > 0 ? [] : [`off the screen at ${box.left}, ${box.top}`]),
      ...(ring ? [] : ['no sign of it']),
    ].join(', '),
  };
}
