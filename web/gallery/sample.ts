/** A renderer to be shown, with what its states need. */
export interface Sample {
  /** Name in the address and of the picture. */
  name: string;
  /** Schema of the one field. */
  schema: Record<string, unknown>;
  /** Its element in the UI schema; a Control unless said. */
  element?: Record<string, unknown>;
  value: unknown;
  /** What stood there in the round before. */
  former: unknown;
  en: { label: string; description?: string; [key: string]: string | undefined };
  fr: { label: string; description?: string; [key: string]: string | undefined };
  /** Needs more room than a field. */
  wide?: boolean;
}

export const states = [
  'empty',
  'filled',
  'required',
  'error',
  'warning',
  'readOnly',
  'changed',
  'disabled',
  'hidden',
  'long',
] as const;
export type State = (typeof states)[number];

export const longText = {
  en: 'A label that is much longer than anybody would wish, because those who wrote the form wanted to be sure that nobody could misunderstand what is asked for here',
  fr: 'Un libellé bien plus long qu’on ne le voudrait, parce que les personnes qui ont écrit le formulaire voulaient être certaines que nul ne puisse se méprendre sur ce qui est demandé',
};
