import type { FormSurroundings } from '../renderers/form-context.tsx';
import type { StepSource } from '../renderers/step-form.tsx';
import { longText, type Sample, type State } from './sample.ts';

/** A form of one field in one state, as the pages would show it. */
export interface Shown {
  step: StepSource;
  data: Record<string, unknown>;
  readOnly: boolean;
  surroundings: FormSurroundings;
}

const PIXEL =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"%3E%3Crect width="40" height="40" fill="%23678"/%3E%3Cpath d="M12 4v32M28 4v32M12 12h16M12 20h16M12 28h16" stroke="white" stroke-width="3"/%3E%3C/svg%3E';

/** An always true condition. */
const always = { scope: '#', schema: {} };

const MESSAGES = {
  error: { en: 'The register says otherwise.', fr: 'Le registre dit autre chose.' },
  warning: { en: 'This is more than last year.', fr: 'C’est plus que l’an dernier.' },
};

export function stateOf(sample: Sample, state: State, language: 'en' | 'fr'): Shown {
  const name = `${sample.name.replaceAll('-', '')}${state}`;
  const filled = !['empty', 'required'].includes(state);
  const rule = { disabled: 'DISABLE', hidden: 'HIDE' }[state as string];
  const texts = (language_: 'en' | 'fr') => {
    const { label, description, ...more } = sample[language_];
    return {
      ...(more as Record<string, string>),
      [`${sample.name}.label`]: state === 'long' ? longText[language_] : label,
      ...(description && { [`${sample.name}.description`]: description }),
    };
  };
  const element = { type: 'Control', ...sample.element, scope: `#/properties/${name}` };
  return {
    step: {
      schema: {
        type: 'object',
        properties: { [name]: { ...sample.schema, i18n: sample.name } },
        ...(['required', 'error'].includes(state) && { required: [name] }),
      },
      uischema: {
        type: 'VerticalLayout',
        elements: [rule ? { ...element, rule: { effect: rule, condition: always } } : element],
      },
      i18n: { en: texts('en'), fr: texts('fr') },
    },
    data: filled && state !== 'error' ? { [name]: sample.value } : {},
    readOnly: state === 'readOnly',
    surroundings: {
      showErrors: state === 'error',
      problemsAt: (path) =>
        path === name && (state === 'warning' || state === 'error')
          ? [{ severity: state, message: MESSAGES[state][language] }]
          : [],
      mayEdit: () => true,
      choicesAt: () => undefined,
      upload: (_path, file, { onProgress, signal }) => sendSlowly(file, onProgress, signal),
      fileUrl: (file) => (file.type.startsWith('image/') ? PIXEL : '#'),
      formerAt: (path) => (state === 'changed' && path === name ? { value: sample.former } : undefined),
    },
  };
}

/** Pretends to send a file; one called `lost…` is refused. */
function sendSlowly(
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal | undefined,
): Promise<{ id: string; name: string; size: number; type: string; sha256: string }> {
  return new Promise((resolve, reject) => {
    let part = 0;
    const timer = setInterval(() => {
      part += 0.1;
      onProgress(Math.min(1, part));
      if (part < 1) return;
      clearInterval(timer);
      if (file.name.startsWith('lost')) reject(new Error('This file was refused.'));
      else resolve({ id: file.name, name: file.name, size: file.size, type: file.type, sha256: file.name });
    }, 100);
    signal?.addEventListener('abort', () => clearInterval(timer));
  });
}
