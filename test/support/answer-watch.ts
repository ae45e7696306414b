import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { isRaw, type Route } from '../../server/http/define-route.ts';
import type { AnswerWatch } from '../../server/http/mount-routes.ts';
import { jsonSchemaOf } from '../../server/http/openapi.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
const compiled = new WeakMap<object, ValidateFunction>();

export interface Watched {
  watch: AnswerWatch;
  /** `verb status` of every answer seen. */
  seen: Set<string>;
}

/** Holds each real answer to the schema that OpenAPI shows for it; throws, so that the test's request fails. */
export function answerWatch(): Watched {
  const seen = new Set<string>();
  return {
    seen,
    watch(route: Route, status, body, contentType) {
      seen.add(`${route.verb} ${status}`);
      const declared = route.answers[status];
      if (declared === undefined) throw new Error(`${route.verb} does not declare its answer ${status}.`);
      if (declared === null) {
        if (body !== undefined)
          throw new Error(`${route.verb} ${status} answers a body that it does not declare.`);
        return;
      }
      if (isRaw(declared)) {
        const plain = contentType?.split(';')[0];
        if (declared.contentType !== '*/*' && plain !== declared.contentType) {
          throw new Error(`${route.verb} answers ${plain}, not ${declared.contentType}.`);
        }
        return;
      }
      let validate = compiled.get(declared);
      if (!validate) {
        validate = ajv.compile(jsonSchemaOf(declared, 'output'));
        compiled.set(declared, validate);
      }
      const sent: unknown = JSON.parse(JSON.stringify(body));
      if (!validate(sent)) {
        throw new Error(
          `${route.verb} ${status} is not as described: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(sent, null, 1).slice(0, 2000)}`,
        );
      }
    },
  };
}
