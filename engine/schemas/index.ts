import form from './form.schema.json' with { type: 'json' };
import letters from './letters.schema.json' with { type: 'json' };
import machine from './machine.schema.json' with { type: 'json' };
import paths from './paths.schema.json' with { type: 'json' };
import program from './program.schema.json' with { type: 'json' };
import ruleset from './ruleset.schema.json' with { type: 'json' };
import scorecard from './scorecard.schema.json' with { type: 'json' };
import step from './step.schema.json' with { type: 'json' };
import tables from './tables.schema.json' with { type: 'json' };

/** Our file formats by name, each as a JSON Schema (draft 7). */
export const formats = { form, letters, machine, paths, program, ruleset, scorecard, step, tables };

export type FormatName = keyof typeof formats;
