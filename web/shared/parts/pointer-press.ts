/**
 * What waits until the mouse button is up again.
 *
 * A press takes the focus from one field and gives it to another before the button is up, and the browser gives
 * the click to what stands under the pointer then. A field that shows its error, or hides its help, at the moment
 * of the press would move the very thing that was aimed at, and the click would miss it. A tap on a screen runs
 * through the same events.
 */
export interface PointerPress {
  /** Runs `act` now, or, during a press, when the button is let go: before the click that follows. */
  after(act: () => void): void;
}

export function pointerPress(of: EventTarget): PointerPress {
  let isDown = false;
  const waiting: (() => void)[] = [];
  const end = () => {
    isDown = false;
    for (const act of waiting.splice(0)) act();
  };
  of.addEventListener(
    'mousedown',
    (event) => {
      // A press that never ended here (it ended in another window, say) holds nothing back.
      end();
      // The other buttons open menus, and what opens a menu may keep the end of the press to itself.
      isDown = (event as MouseEvent).button === 0;
    },
    true,
  );
  for (const name of ['mouseup', 'dragend', 'keydown']) of.addEventListener(name, end, true);
  return {
    after(act) {
      if (isDown) waiting.push(act);
      else act();
    },
  };
}

/** Presses on this page. */
export const press: PointerPress = pointerPress(globalThis.document ?? new EventTarget());
