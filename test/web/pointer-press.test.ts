import { describe, expect, test } from 'vitest';
import { pointerPress } from '../../web/shared/parts/pointer-press.ts';

const down = (button: number) => Object.assign(new Event('mousedown'), { button });

function page() {
  const target = new EventTarget();
  const press = pointerPress(target);
  const done: string[] = [];
  return { target, done, act: (name: string) => press.after(() => done.push(name)) };
}

describe('what a press holds back', () => {
  test('without a press, nothing waits', () => {
    const { act, done } = page();
    act('left');
    expect(done).toEqual(['left']);
  });

  test('during a press it waits, in its order, until the button is up', () => {
    const { target, act, done } = page();
    target.dispatchEvent(down(0));
    act('left');
    act('entered');
    expect(done).toEqual([]);
    target.dispatchEvent(new Event('mouseup'));
    expect(done).toEqual(['left', 'entered']);
    act('later');
    expect(done).toEqual(['left', 'entered', 'later']);
  });

  test.each(['dragend', 'keydown'])('a press also ends with %s', (name) => {
    const { target, act, done } = page();
    target.dispatchEvent(down(0));
    act('left');
    target.dispatchEvent(new Event(name));
    expect(done).toEqual(['left']);
  });

  test('a press whose end was never heard ends with the next one', () => {
    const { target, act, done } = page();
    target.dispatchEvent(down(0));
    act('left');
    target.dispatchEvent(down(0));
    expect(done).toEqual(['left']);
  });

  test('a button that opens a menu holds nothing back', () => {
    const { target, act, done } = page();
    target.dispatchEvent(down(2));
    act('left');
    expect(done).toEqual(['left']);
  });
});
