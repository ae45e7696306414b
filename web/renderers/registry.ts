import type { JsonFormsRendererRegistryEntry } from '@jsonforms/core';
import { booleanControl } from './boolean-control.tsx';
import { choiceControl } from './choice-control.tsx';
import { dateControl } from './date-control.tsx';
import { fallbackControl } from './fallback-control.tsx';
import { fileControl } from './file-control.tsx';
import { labelElement } from './label-element.tsx';
import { layouts } from './layouts.tsx';
import { listWithDetail } from './list-with-detail.tsx';
import { multiChoiceControl } from './multi-choice-control.tsx';
import { numberControl } from './number-control.tsx';
import { objectControl } from './object-control.tsx';
import { questionControl } from './question-control.tsx';
import { richTextControl } from './rich-text-control.tsx';
import { tableControl } from './table-control.tsx';
import { textControl } from './text-control.tsx';
import { tickedControl } from './ticked-control.tsx';

/** Every renderer of the platform; the highest tester wins. */
export const renderers: JsonFormsRendererRegistryEntry[] = [
  ...layouts,
  labelElement,
  textControl,
  dateControl,
  richTextControl,
  numberControl,
  booleanControl,
  choiceControl,
  multiChoiceControl,
  tableControl,
  listWithDetail,
  fileControl,
  objectControl,
  questionControl,
  tickedControl,
  fallbackControl,
];
