import { isObject } from '../load/is-object.ts';
import type { FormStep, Json, JsonObject } from '../model/index.ts';
import { put, type Segment } from './json-values.ts';
import { placeControls } from './visibility.ts';

/** Which places of a step's data are hidden from the person who fills it in. */
export interface HiddenPlaces {
  any: boolean;
  /**
   * A place is hidden when controls exist for it (or around it, or inside it) and none of them is
   * shown. What no control is about is not hidden: it was put there by the program.
   */
  isHidden(path: readonly Segment[]): boolean;
}

interface Place {
  /** Controls that stand exactly here; one that is `detailed` says nothing of what its detail lays out. */
  shown: boolean;
  shownDetailed: boolean;
  hidden: boolean;
  /** Some control inside is shown; some is hidden. */
  shownInside: boolean;
  hiddenInside: boolean;
  inner: Map<string, Place>;
}

const emptyPlace = (): Place => ({
  shown: false,
  shownDetailed: false,
  hidden: false,
  shownInside: false,
  hiddenInside: false,
  inner: new Map(),
});

/** Evaluates the UI schema's rules over the data. */
export function hiddenPlaces(step: FormStep, data: JsonObject): HiddenPlaces {
  const top = emptyPlace();
  let any = false;
  for (const { path, visible, detailed } of placeControls(step, data)) {
    if (!visible) any = true;
    let place = top;
    for (const segment of path) {
      if (visible) place.shownInside = true;
      else place.hiddenInside = true;
      const key = String(segment);
      const inner: Place = place.inner.get(key) ?? emptyPlace();
      place.inner.set(key, inner);
      place = inner;
    }
    if (visible && detailed) place.shownDetailed = true;
    else if (visible) place.shown = true;
    else place.hidden = true;
  }
  return { any, isHidden: (path) => any && isHiddenIn(top, path) };
}

function isHiddenIn(top: Place, path: readonly Segment[]): boolean {
  let place: Place | undefined = top;
  let hidden = top.hidden && !top.shownDetailed;
  if (top.shown) return false;
  for (const segment of path) {
    place = place.inner.get(String(segment));
    if (!place) return hidden;
    if (place.shown) return false;
    hidden = place.shownDetailed ? false : hidden || place.hidden;
  }
  if (place.shownDetailed || place.shownInside) return false;
  return hidden || place.hiddenInside;
}

/** The data without what is hidden; objects that a hidden property left empty stay. */
export function withoutHidden(data: JsonObject, places: HiddenPlaces): JsonObject {
  return places.any ? (strip(data, [], places) as JsonObject) : data;
}

function strip(value: Json, path: Segment[], places: HiddenPlaces): Json {
  if (Array.isArray(value)) return value.map((item, index) => strip(item, [...path, index], places));
  if (!isObject(value)) return value;
  const kept: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    const inside = [...path, key];
    if (!places.isHidden(inside)) put(kept, key, strip(member, inside, places));
  }
  return kept;
}
